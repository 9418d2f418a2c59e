package org.longview.session;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.model.ModelFolder;
import org.longview.model.ModelSource;
import org.longview.study.Source;
import org.longview.study.TextSource;
import org.longview.work.InputException;

/**
 * Records of which one component, however deep, has another value, found by reflection so that none
 * is forgotten.
 */
final class Variants {
  private final Path file;

  /**
   * Begins.
   *
   * @param file a file that exists, for components that name one
   */
  Variants(Path file) {
    this.file = file;
  }

  /** By the path of the component: at least one variant of each. */
  <T extends Record> Map<String, T> of(T record) {
    Map<String, T> variants = new LinkedHashMap<>();
    RecordComponent[] components = record.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      int before = variants.size();
      for (Map.Entry<String, Object> other :
          others(components[i].getGenericType(), value(components[i], record)).entrySet()) {
        T variant = with(record, components, i, other.getValue());
        if (variant != null) {
          variants.put(name + other.getKey(), variant);
        }
      }
      if (variants.size() == before) {
        throw new AssertionError("no other value of " + name + " in " + record.getClass());
      }
    }
    return variants;
  }

  private static Object value(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.toString(), e);
    }
  }

  /** Null if the record refuses the value. */
  @SuppressWarnings("unchecked")
  private static <T> @Nullable T with(T record, RecordComponent[] components, int i, Object other) {
    try {
      Object[] values = Stream.of(components).map(one -> value(one, record)).toArray();
      values[i] = other;
      Constructor<?> constructor =
          record
              .getClass()
              .getDeclaredConstructor(
                  Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return (T) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InputException) {
        return null;
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.toString(), e);
    }
  }

  /** Other values of a type, by what to add to the path. */
  private Map<String, Object> others(Type type, @Nullable Object value) {
    Map<String, Object> others = new LinkedHashMap<>();
    if (value instanceof Record record && !(value instanceof Source)) {
      of(record).forEach((path, other) -> others.put("." + path, other));
    }
    int count = 0;
    for (Object other : plain(type, value)) {
      if (!Objects.equals(other, value)) {
        others.put(" " + count++, other);
      }
    }
    return others;
  }

  private List<Object> plain(Type type, @Nullable Object value) {
    if (type == int.class && value instanceof Integer number) {
      return List.of(number + 1, number - 1);
    }
    if (type == long.class && value instanceof Long number) {
      return List.of(number + 1, number - 1);
    }
    if (type == double.class && value instanceof Double number) {
      return List.of(number + 1.25);
    }
    if (type == boolean.class && value instanceof Boolean flag) {
      return List.of(!flag);
    }
    if (type == String.class) {
      return List.of("magma");
    }
    if (type == OptionalInt.class) {
      return List.of(OptionalInt.empty(), OptionalInt.of(7));
    }
    if (type == GlobalTokens.class) {
      return List.of(GlobalTokens.NONE, GlobalTokens.of(0, 5, 17), GlobalTokens.first(900));
    }
    if (type == ModelSource.class) {
      return List.of(new ModelFolder(Objects.requireNonNull(file.getParent())));
    }
    if (type == Source.class) {
      return List.of(
          TextSource.typed("one\n\ntwo \"three\" \u2028 \\ <b>\t\n"),
          TextSource.named("Pasted text", "one"));
    }
    if (type == Path.class) {
      return List.of(file);
    }
    if (type instanceof ParameterizedType of) {
      Type element = unboxed(of.getActualTypeArguments()[0]);
      List<Object> some = plain(element, element == long.class ? (Object) 4L : (Object) 4);
      return List.of(of.getRawType() == Set.class ? Set.copyOf(some) : List.copyOf(some));
    }
    return plain((Class<?>) type, value);
  }

  private List<Object> plain(Class<?> type, @Nullable Object value) {
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    if (type.isSealed()) {
      return Stream.of(type.getPermittedSubclasses()).flatMap(this::anyOf).toList();
    }
    if (type.isRecord()) {
      return value == null ? anyOf(type).toList() : List.of();
    }
    throw new AssertionError("teach this test other values of " + type);
  }

  /** A record made of the first values that it takes; none of what only a file of numbers gives. */
  private Stream<Object> anyOf(Class<?> type) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> of = component.getType();
      if (of == org.longview.model.RandomIndex.class) {
        return Stream.empty();
      }
      Object zero = of == int.class ? (Object) 3 : of == long.class ? (Object) 3L : false;
      values.add(plain(component.getGenericType(), zero).get(0));
    }
    try {
      return Stream.of(constructor.newInstance(values.toArray()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.toString(), e);
    }
  }

  private static Type unboxed(Type type) {
    return type == Integer.class ? int.class : type == Long.class ? long.class : type;
  }
}
