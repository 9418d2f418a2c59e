package org.longview.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.model.ModelSource;
import org.longview.picture.ColorMap;
import org.longview.study.RandomSettings;
import org.longview.study.Source;
import org.longview.study.ViewSettings;
import org.longview.work.InputException;

/**
 * The shape of every type that a setting may have. A setting that is added to a record is in the
 * file from then on; only where its type is a new one does it need a shape here.
 */
final class Shapes {
  /** A shape that needs nothing but the value. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(SessionReader in) throws IOException;
  }

  /** Likewise. */
  @FunctionalInterface
  private interface Writer<T> {
    JsonElement write(T value);
  }

  private record Plain<T>(Writer<T> writer, Reader<T> reader) implements Shape<T> {
    @Override
    public JsonElement write(T value, FileBase base) {
      return writer.write(value);
    }

    @Override
    public T read(SessionReader in, @Nullable T unless) throws IOException {
      return reader.read(in);
    }
  }

  private static final String MEAN = "mean";
  private static final String FIRST = "first:";

  /** Counts that fill the memory before they are refused. */
  private static final Pattern TOO_MANY = Pattern.compile("first:\\d{8,}");

  private static final Shape<String> STRING =
      new Plain<>(JsonPrimitive::new, SessionReader::string);

  /** Of the types that are not taken apart. */
  private static final Map<Type, Shape<?>> KNOWN =
      Map.ofEntries(
          Map.entry(
              int.class,
              new Plain<Integer>(
                  JsonPrimitive::new, in -> (int) in.whole(Integer.MIN_VALUE, Integer.MAX_VALUE))),
          Map.entry(
              long.class,
              new Plain<Long>(JsonPrimitive::new, in -> in.whole(Long.MIN_VALUE, Long.MAX_VALUE))),
          Map.entry(double.class, new Plain<Double>(JsonPrimitive::new, SessionReader::number)),
          Map.entry(boolean.class, new Plain<Boolean>(JsonPrimitive::new, SessionReader::flag)),
          Map.entry(String.class, STRING),
          Map.entry(
              OptionalInt.class,
              new Plain<OptionalInt>(
                  value ->
                      value.isPresent() ? new JsonPrimitive(value.getAsInt()) : JsonNull.INSTANCE,
                  Shapes::optional)),
          Map.entry(
              GlobalTokens.class,
              new Plain<GlobalTokens>(
                  tokens -> new JsonPrimitive(globals(tokens)), Shapes::globals)),
          Map.entry(Path.class, new PathShape()),
          Map.entry(Source.class, new SourceShape()),
          Map.entry(ModelSource.class, new ModelShape()),
          Map.entry(RandomSettings.Source.class, new RandomSourceShape()));

  /** Of components of which not every value of their type is one. */
  private static final Map<String, Shape<?>> SPECIAL =
      Map.of(
          name(ViewSettings.class, "head"),
          new Plain<Integer>(
              head ->
                  head == ViewSettings.MEAN_HEAD
                      ? new JsonPrimitive(MEAN)
                      : new JsonPrimitive(head),
              Shapes::head),
          name(ViewSettings.class, "colorMap"),
          new Plain<String>(
              JsonPrimitive::new, in -> checked(in, ColorMap::named, in.string()).name()));

  private Shapes() {}

  private static String name(Class<?> record, String component) {
    return record.getName() + "." + component;
  }

  /**
   * The shape of a component.
   *
   * @throws IllegalArgumentException if its type has none
   */
  static Shape<Object> of(RecordComponent component) {
    Shape<?> special = SPECIAL.get(name(component.getDeclaringRecord(), component.getName()));
    if (special != null) {
      return any(special);
    }
    Shape<Object> shape = of(component.getGenericType());
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        ? orNothing(shape)
        : shape;
  }

  private static Shape<Object> of(Type type) {
    Shape<?> known =
        KNOWN.get(
            type instanceof Class<?> one ? MethodType.methodType(one).unwrap().returnType() : type);
    if (known != null) {
      return any(known);
    }
    if (type instanceof ParameterizedType of) {
      Shape<Object> elements = of(of.getActualTypeArguments()[0]);
      if (of.getRawType() == List.class) {
        return any(list(elements));
      }
      if (of.getRawType() == Set.class) {
        return any(set(elements));
      }
    }
    if (type instanceof Class<?> one) {
      if (one.isRecord()) {
        return any(new RecordShape<>(one));
      }
      if (one.isEnum()) {
        return any(new EnumShape(one));
      }
      if (one.isSealed()) {
        return any(new UnionShape<>(one));
      }
    }
    throw new IllegalArgumentException(type + " has no shape in session files");
  }

  /** A shape is only ever asked for values of its own type. */
  @SuppressWarnings("unchecked")
  private static Shape<Object> any(Shape<?> shape) {
    return (Shape<Object>) shape;
  }

  private static Shape<Collection<Object>> list(Shape<Object> elements) {
    return new Shape<>() {
      @Override
      public JsonElement write(Collection<Object> value, FileBase base) {
        return array(value.stream(), elements, base);
      }

      @Override
      public Collection<Object> read(SessionReader in, @Nullable Collection<Object> unless)
          throws IOException {
        List<Object> values = new ArrayList<>();
        in.array(() -> values.add(elements.read(in, null)));
        return values;
      }
    };
  }

  /** In their order, so that equal sets are written alike. */
  private static Shape<Collection<Object>> set(Shape<Object> elements) {
    Shape<Collection<Object>> list = list(elements);
    return new Shape<>() {
      @Override
      public JsonElement write(Collection<Object> value, FileBase base) {
        return array(value.stream().sorted(), elements, base);
      }

      @Override
      public Collection<Object> read(SessionReader in, @Nullable Collection<Object> unless)
          throws IOException {
        return new HashSet<>(list.read(in, unless));
      }
    };
  }

  private static JsonArray array(Stream<Object> values, Shape<Object> elements, FileBase base) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(elements.write(value, base)));
    return array;
  }

  private static Shape<Object> orNothing(Shape<Object> shape) {
    return new Shape<>() {
      @Override
      public JsonElement write(@Nullable Object value, FileBase base) {
        return value == null ? JsonNull.INSTANCE : shape.write(value, base);
      }

      @Override
      @SuppressWarnings("NullAway") // the one shape whose values may be null
      public Object read(SessionReader in, @Nullable Object unless) throws IOException {
        if (in.isNext(JsonToken.NULL)) {
          in.nothing();
          return null;
        }
        return shape.read(in, unless);
      }
    };
  }

  private static OptionalInt optional(SessionReader in) throws IOException {
    if (in.isNext(JsonToken.NULL)) {
      in.nothing();
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) in.whole(Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private static int head(SessionReader in) throws IOException {
    if (!in.isNext(JsonToken.STRING)) {
      return (int) in.whole(0, Integer.MAX_VALUE);
    }
    String word = in.string();
    if (!word.equals(MEAN)) {
      throw in.wrong("is %s; it must be a number from 0 or mean".formatted(word));
    }
    return ViewSettings.MEAN_HEAD;
  }

  private static String globals(GlobalTokens tokens) {
    boolean first = tokens.count() > 2 && tokens.equals(GlobalTokens.first(tokens.count()));
    return first ? FIRST + tokens.count() : tokens.toString();
  }

  private static GlobalTokens globals(SessionReader in) throws IOException {
    String list = in.string();
    if (TOO_MANY.matcher(list).matches()) {
      throw in.wrong("is %s, which are more tokens than any text has".formatted(list));
    }
    return checked(in, GlobalTokens::of, list);
  }

  /** What a word stands for, told with its key if that is nothing. */
  private static <T> T checked(SessionReader in, Function<String, T> meaning, String word) {
    try {
      return meaning.apply(word);
    } catch (InputException e) {
      throw in.refused(in.key(), in.line(), e);
    }
  }
}
