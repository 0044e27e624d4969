package org.homolog.spi;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/**
 * Binds values written in a study to an options record. Component types: int, long, double,
 * boolean, String, enums, lists of these, and records whose options then stand among the others. A
 * missing key takes its stated default or is an error; an unknown key is an error naming the
 * nearest.
 */
public final class Options {
  private Options() {}

  /**
   * One option as data: for help, validation and the key of a result.
   *
   * @param name its name as written in a study
   * @param type "int", "long", "double", "boolean", "text", "choice" or "list of ..."
   * @param choices the words allowed, for a choice
   * @param text what it means
   * @param byDefault its default as written in a study; empty if it must be given
   * @param required whether it must be given
   * @param unit unit of measurement
   * @param min smallest number allowed
   * @param max largest number allowed
   */
  public record Described(
      String name,
      String type,
      List<String> choices,
      String text,
      String byDefault,
      boolean required,
      String unit,
      double min,
      double max) {}

  /** A value that cannot be bound; the caller adds file, line and column. */
  public static final class InvalidOption extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String option;

    InvalidOption(String option, String message) {
      super(message);
      this.option = option;
    }

    /**
     * Which option.
     *
     * @return its name as written; empty where the options as a whole are refused
     */
    public String option() {
      return option;
    }
  }

  /**
   * Binds values to a record.
   *
   * @param type the options record
   * @param values option name to value: numbers, booleans, text or lists of these
   * @param <O> the options record
   * @return the options, all resolved
   * @throws InvalidOption naming the option, what was read and what would be right
   */
  public static <O extends Record> O bind(Class<O> type, Map<String, ?> values) {
    List<String> names = describe(type).stream().map(Described::name).toList();
    for (String given : values.keySet()) {
      if (!names.contains(given)) {
        throw new InvalidOption(given, HomologException.unknownText("option", given, names));
      }
    }
    return bindKnown(type, values);
  }

  private static <O extends Record> O bindKnown(Class<O> type, Map<String, ?> values) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] =
          types[i].isRecord()
              ? bindKnown(types[i].asSubclass(Record.class), values)
              : argument(components[i], kebab(components[i].getName()), values);
    }
    return construct(type, types, arguments);
  }

  /**
   * The record with every option at its default.
   *
   * @param type the options record
   * @param <O> the options record
   * @return the options
   * @throws InvalidOption if an option has no default
   */
  public static <O extends Record> O defaults(Class<O> type) {
    return bind(type, Map.of());
  }

  /**
   * Describes a record's options.
   *
   * @param type the options record
   * @return one description per component, in order; those of a component that is a record, in its
   *     place
   */
  public static List<Described> describe(Class<? extends Record> type) {
    List<Described> described = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        described.addAll(describe(component.getType().asSubclass(Record.class)));
        continue;
      }
      @Nullable Option option = component.getAnnotation(Option.class);
      Class<?> element = elementType(component.getGenericType());
      described.add(
          new Described(
              kebab(component.getName()),
              typeName(component.getGenericType()),
              choices(element),
              option == null ? "" : option.text(),
              option == null ? "" : option.byDefault(),
              isRequired(component),
              option == null ? "" : option.unit(),
              option == null ? Double.NEGATIVE_INFINITY : option.min(),
              option == null ? Double.POSITIVE_INFINITY : option.max()));
    }
    return described;
  }

  /**
   * The resolved values of a record, as written in a study: what a result's key and provenance
   * hold.
   *
   * @param options an options record
   * @return option name to value as text, in order
   */
  public static Map<String, String> resolved(Record options) {
    Map<String, String> resolved = new LinkedHashMap<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(options);
        if (value instanceof Record nested) {
          resolved.putAll(resolved(nested));
        } else {
          resolved.put(kebab(component.getName()), written(value));
        }
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(
            "the accessor of a record component failed: " + component, e);
      }
    }
    return resolved;
  }

  private static String written(@Nullable Object value) {
    if (value instanceof Enum<?> constant) {
      return kebab(constant.name());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Options::written).toList().toString();
    }
    return Objects.toString(value, "");
  }

  /**
   * A Java name as written in a study: {@code outerFolds} and {@code OUTER_FOLDS} become {@code
   * outer-folds}.
   *
   * @param name a component's or a constant's name
   * @return lower case, parts joined by hyphens
   */
  public static String kebab(String name) {
    String spaced =
        name.equals(name.toUpperCase(Locale.ROOT))
            ? name
            : name.replaceAll("([a-z0-9])([A-Z])", "$1-$2");
    return spaced.replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private static boolean isRequired(RecordComponent component) {
    @Nullable Option option = component.getAnnotation(Option.class);
    boolean emptyIsAValue =
        component.getType() == String.class || component.getType() == List.class;
    return option == null || (option.byDefault().isEmpty() && !emptyIsAValue);
  }

  private static Object argument(RecordComponent component, String name, Map<String, ?> values) {
    @Nullable Option option = component.getAnnotation(Option.class);
    if (values.containsKey(name)) {
      return convert(name, component.getGenericType(), values.get(name), option);
    }
    if (isRequired(component)) {
      throw new InvalidOption(
          name, "option \"" + name + "\" must be given: " + (option == null ? "" : option.text()));
    }
    String written = option == null ? "" : option.byDefault();
    if (component.getType() == List.class) {
      List<String> items =
          written.isEmpty()
              ? List.of()
              : Arrays.stream(written.split(",")).map(String::strip).toList();
      return convert(name, component.getGenericType(), items, option);
    }
    return convert(name, component.getGenericType(), written, option);
  }

  private static Object convert(
      String name, Type type, @Nullable Object value, @Nullable Option option) {
    if (type instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      List<?> items =
          value instanceof List<?> given ? given : value == null ? List.of() : List.of(value);
      List<Object> converted = new ArrayList<>();
      for (Object item : items) {
        converted.add(convert(name, element, item, option));
      }
      return List.copyOf(converted);
    }
    if (value == null) {
      throw refused(name, type, "nothing", option);
    }
    Class<?> wanted = (Class<?>) type;
    String text = value.toString();
    if (wanted == String.class) {
      if (value instanceof List || value instanceof Map) {
        throw refused(name, type, text, option);
      }
      return text;
    }
    if (wanted == boolean.class || wanted == Boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw refused(name, type, text, option);
      }
      return text.equals("true");
    }
    if (wanted.isEnum()) {
      for (Object constant : Objects.requireNonNull(wanted.getEnumConstants())) {
        if (kebab(((Enum<?>) constant).name()).equals(text)) {
          return constant;
        }
      }
      throw new InvalidOption(
          name,
          "option \""
              + name
              + "\": "
              + HomologException.unknownText("choice", text, choices(wanted)));
    }
    return number(name, wanted, text, option);
  }

  private static Object number(String name, Class<?> wanted, String text, @Nullable Option option) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused(name, wanted, text, option);
    }
    boolean whole =
        wanted == int.class
            || wanted == Integer.class
            || wanted == long.class
            || wanted == Long.class;
    boolean fits = !whole || number == Math.rint(number);
    if (wanted == int.class || wanted == Integer.class) {
      fits &= Math.abs(number) <= Integer.MAX_VALUE;
    }
    boolean within = option == null || (number >= option.min() && number <= option.max());
    if (!fits || !within) {
      throw refused(name, wanted, text, option);
    }
    if (wanted == int.class || wanted == Integer.class) {
      return (int) number;
    }
    if (wanted == long.class || wanted == Long.class) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        throw refused(name, wanted, text, option);
      }
    }
    if (wanted == double.class || wanted == Double.class) {
      return number;
    }
    throw new IllegalStateException(
        "option " + name + " has a type that cannot be written in a study: " + wanted);
  }

  private static InvalidOption refused(
      String name, Type type, String read, @Nullable Option option) {
    String expected = typeName(type).equals("text") ? "text" : "a value of type " + typeName(type);
    if (option != null
        && (option.min() > Double.NEGATIVE_INFINITY || option.max() < Double.POSITIVE_INFINITY)) {
      expected += " from " + bound(option.min()) + " to " + bound(option.max());
    }
    if (option != null && !option.unit().isEmpty()) {
      expected += " in " + option.unit();
    }
    return new InvalidOption(
        name,
        "option \""
            + name
            + "\" was "
            + read
            + " but must be "
            + expected
            + (option == null ? "" : ": " + option.text()));
  }

  private static String bound(double bound) {
    if (Double.isInfinite(bound)) {
      return bound < 0 ? "minus infinity" : "infinity";
    }
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }

  private static Class<?> elementType(Type type) {
    return type instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : (Class<?>) type;
  }

  private static String typeName(Type type) {
    if (type instanceof ParameterizedType list) {
      return "list of " + typeName(list.getActualTypeArguments()[0]);
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted.isEnum()) {
      return "choice of " + String.join(", ", choices(wanted));
    }
    return wanted == String.class ? "text" : wanted.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static List<String> choices(Class<?> type) {
    if (!type.isEnum()) {
      return List.of();
    }
    return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
        .map(constant -> kebab(((Enum<?>) constant).name()))
        .toList();
  }

  private static <O extends Record> O construct(
      Class<O> type, Class<?>[] types, Object[] arguments) {
    try {
      Constructor<O> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new InvalidOption("", Objects.toString(cause.getMessage(), cause.toString()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "options record " + type.getName() + " cannot be constructed", e);
    }
  }
}
