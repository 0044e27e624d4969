package org.homolog.importer.netcdf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.NumberText;
import org.homolog.hdf5.Slice;
import org.homolog.population.ArrayAxis;
import org.homolog.population.DataArray;

/**
 * The values of a variable, read when asked: fill values are missing (NaN, or an empty text), then
 * {@code scale_factor} and {@code add_offset} apply; letters are joined to texts.
 */
final class VariableArray implements DataArray {
  /** What the netCDF library writes where nothing was written, for floats and doubles. */
  private static final double DEFAULT_FILL = 9.969209968386869e36;

  private final Variable variable;
  private final Hdf5Dataset dataset;
  private final List<ArrayAxis> axes;
  private final double[] fill;
  private final Optional<String> textFill;
  private final double scale;
  private final double offset;

  VariableArray(Variable variable, List<ArrayAxis> axes) {
    this.variable = variable;
    this.dataset = variable.dataset();
    this.axes = axes;
    Attributes attributes = dataset.attributes();
    double[] stated = attributes.numbers("_FillValue");
    double[] missing = attributes.numbers("missing_value");
    boolean floating = dataset.type().kind() == ElementType.Kind.FLOAT;
    double[] byDefault = floating && stated.length == 0 ? new double[] {DEFAULT_FILL} : stated;
    this.fill = new double[byDefault.length + missing.length];
    System.arraycopy(byDefault, 0, fill, 0, byDefault.length);
    System.arraycopy(missing, 0, fill, byDefault.length, missing.length);
    this.textFill = attributes.text("_FillValue").filter(text -> !text.isEmpty());
    this.scale = attributes.number("scale_factor").orElse(1);
    this.offset = attributes.number("add_offset").orElse(0);
  }

  @Override
  public long[] shape() {
    long[] shape = dataset.shape();
    return variable.isSpelt() ? Arrays.copyOf(shape, shape.length - 1) : shape;
  }

  @Override
  public boolean isText() {
    return dataset.type().kind() == ElementType.Kind.TEXT;
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder(dataset.type().name());
    for (String name : List.of("long_name", "description", "units")) {
      dataset
          .attributes()
          .text(name)
          .filter(t -> !t.isBlank())
          .ifPresent(t -> text.append("; ").append(name).append(": ").append(t));
    }
    List<String> names =
        variable.dimensions().stream()
            .map(NetcdfStructure::name)
            .filter(n -> !n.isEmpty())
            .toList();
    return names.isEmpty() ? text.toString() : text + "; along " + String.join(" x ", names);
  }

  @Override
  public List<ArrayAxis> axes() {
    return axes;
  }

  @Override
  public double[] numbers() {
    return decoded(dataset.doubles());
  }

  @Override
  public double[] numbers(long[] from, int[] count) {
    return decoded(dataset.doubles(Slice.of(from, Arrays.stream(count).asLongStream().toArray())));
  }

  private double[] decoded(double[] values) {
    boolean scaled = scale != 1 || offset != 0;
    for (int i = 0; i < values.length; i++) {
      for (double missing : fill) {
        if (values[i] == missing) {
          values[i] = Double.NaN;
        }
      }
      if (scaled) {
        values[i] = values[i] * scale + offset;
      }
    }
    return values;
  }

  @Override
  public String[] texts() {
    if (!isText()) {
      return Arrays.stream(numbers()).mapToObj(NumberText::of).toArray(String[]::new);
    }
    String[] texts = dataset.strings();
    if (variable.isSpelt()) {
      texts = joined(texts);
    }
    for (int i = 0; i < texts.length; i++) {
      if (textFill.isPresent() && texts[i].equals(textFill.get())) {
        texts[i] = "";
      }
    }
    return texts;
  }

  private String[] joined(String[] letters) {
    int count = Math.toIntExact(Arrays.stream(shape()).reduce(1, (a, b) -> a * b));
    int width = count == 0 ? 0 : letters.length / count;
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = String.join("", Arrays.asList(letters).subList(i * width, (i + 1) * width));
    }
    return texts;
  }
}
