package org.longview.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * A record as an object with a key for each component, in their order. All are written; one that is
 * left out when it is read is as it is at the start.
 *
 * @param <T> the record
 */
final class RecordShape<T> implements Shape<T> {
  /** A component. */
  private record Part(String key, Method accessor, Shape<Object> shape) {
    @Nullable Object of(Object record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a public component", e);
      }
    }
  }

  private final List<Part> parts;
  private final Constructor<T> constructor;

  /**
   * The shape of a record.
   *
   * @throws IllegalArgumentException if the type of a component has no shape
   */
  RecordShape(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    parts = Stream.of(components).map(RecordShape::part).toList();
    try {
      constructor =
          type.getDeclaredConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has it", e);
    }
  }

  private static Part part(RecordComponent component) {
    return new Part(Words.key(component), component.getAccessor(), Shapes.of(component));
  }

  @Override
  public JsonElement write(T value, FileBase base) {
    JsonObject json = new JsonObject();
    writeTo(json, value, base);
    return json;
  }

  /** Adds the components to an object. */
  @SuppressWarnings("NullAway") // the shape of what may be null writes null
  void writeTo(JsonObject json, Object value, FileBase base) {
    for (Part part : parts) {
      Object component = part.of(value);
      json.add(part.key, part.shape.write(component, base));
    }
  }

  @Override
  public T read(SessionReader in, @Nullable T unless) throws IOException {
    Reading reading = begin(unless);
    in.object(key -> reading.take(in, key));
    return reading.end(in);
  }

  /**
   * Begins to read the components one by one, of which none may be left out if there is no other.
   */
  Reading begin(@Nullable T unless) {
    return new Reading(unless);
  }

  /** What has been read of a record. */
  final class Reading {
    private final @Nullable T unless;
    private final @Nullable Object[] values = new Object[parts.size()];
    private final int[] lines = new int[parts.size()];
    private final List<Integer> taken = new ArrayList<>();
    private @Nullable FileGone gone;

    private Reading(@Nullable T unless) {
      this.unless = unless;
      for (int i = 0; unless != null && i < values.length; i++) {
        values[i] = parts.get(i).of(unless);
      }
    }

    /** Reads a component; false if there is none of that key. */
    boolean take(SessionReader in, String key) throws IOException {
      for (int i = 0; i < values.length; i++) {
        if (parts.get(i).key.equals(key)) {
          taken.add(i);
          try {
            values[i] = parts.get(i).shape.read(in, values[i]);
          } catch (FileGone e) {
            if (unless == null) {
              gone = e;
            } else {
              in.remark(e.sentence());
            }
          }
          lines[i] = in.line();
          return true;
        }
      }
      return false;
    }

    /** Makes the record. */
    T end(SessionReader in) {
      if (gone != null) {
        throw gone;
      }
      for (int i = 0; unless == null && i < values.length; i++) {
        if (!taken.contains(i)) {
          throw in.wrong("has no " + parts.get(i).key);
        }
      }
      try {
        return construct(values);
      } catch (InputException e) {
        throw refused(in, e);
      }
    }

    /** Names the component that is to blame, if it is one alone. */
    private InputException refused(SessionReader in, InputException because) {
      String whole = in.key();
      for (int i : taken) {
        if (unless != null) {
          @Nullable Object[] one = new Object[values.length];
          for (int j = 0; j < one.length; j++) {
            one[j] = i == j ? values[j] : parts.get(j).of(unless);
          }
          try {
            construct(one);
          } catch (InputException e) {
            return in.refused(whole + "." + parts.get(i).key, lines[i], e);
          }
        }
      }
      return in.refused(whole, in.line(), because);
    }
  }

  private T construct(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record", e);
    }
  }
}
