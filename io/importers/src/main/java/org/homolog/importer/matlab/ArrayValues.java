package org.homolog.importer.matlab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.population.DataArray;
import org.jspecify.annotations.Nullable;

/**
 * What of a MATLAB file makes one array: numbers, truth values, text, sparse matrices, cells of one
 * text or number each, function handles, and objects that stand for arrays.
 */
final class ArrayValues {
  private static final int MOST_UNMARKED = 1024;
  private static final int DEEPEST = 64;

  private final Hdf5File file;
  private @Nullable Optional<ObjectStore> store;
  private int depth;

  ArrayValues(Hdf5File file) {
    this.file = file;
  }

  /** The file's objects; empty if it has none. */
  private Optional<ObjectStore> store() {
    Optional<ObjectStore> known = store;
    if (known == null) {
      known = ObjectStore.of(file);
      store = known;
    }
    return known;
  }

  /**
   * The objects an item stands for.
   *
   * @return the objects, in MATLAB's column-major order; empty where the item is no object
   * @throws HomologException if it is an object and cannot be read
   */
  Optional<List<StoredObject>> objects(Hdf5Item item) {
    if (!(item instanceof Hdf5Dataset dataset)) {
      return Optional.empty();
    }
    Attributes attributes = dataset.attributes();
    if (MatlabClass.isEmpty(attributes)) {
      return Optional.empty();
    }
    String matlabClass = MatlabClass.of(attributes);
    boolean marked = attributes.has("MATLAB_object_decode") || MatlabClass.isObject(matlabClass);
    boolean possible = matlabClass.equals("uint32") && dataset.elements() <= MOST_UNMARKED;
    if (!marked && !possible) {
      return Optional.empty();
    }
    Optional<ObjectReference> reference = ObjectReference.of(dataset);
    if (reference.isEmpty() && marked) {
      throw HomologException.unsupported(
          "objects of class \"" + matlabClass + "\" stored in this way are not supported");
    }
    return reference.map(this::objects);
  }

  private List<StoredObject> objects(ObjectReference reference) {
    ObjectStore known =
        store()
            .orElseThrow(
                () -> HomologException.damaged("the file lacks /#subsystem#/MCOS, its objects"));
    List<StoredObject> all = new ArrayList<>();
    for (int number : reference.objects()) {
      all.add(known.object(number));
    }
    return all;
  }

  /**
   * An item as one array.
   *
   * @return the array; empty for structs, other objects, complex numbers and cells of more than one
   *     text or number each
   * @throws HomologException if the item cannot be read
   */
  Optional<DataArray> of(Hdf5Item item) {
    if (depth > DEEPEST) {
      throw HomologException.damaged(item.path() + ": its objects refer to themselves");
    }
    depth++;
    try {
      return read(item);
    } finally {
      depth--;
    }
  }

  private Optional<DataArray> read(Hdf5Item item) {
    if (item instanceof UnreadableItem unreadable) {
      throw unreadable.failure();
    }
    if (item instanceof Hdf5Group group) {
      return ofGroup(group);
    }
    if (!(item instanceof Hdf5Dataset dataset)) {
      return Optional.empty();
    }
    Optional<List<StoredObject>> objects = objects(dataset);
    if (objects.isPresent()) {
      return objects.get().size() == 1
          ? ObjectArrays.of(objects.get().get(0), this)
          : Optional.empty();
    }
    String matlabClass = MatlabClass.of(dataset.attributes());
    if (MatlabClass.isEmpty(dataset.attributes())) {
      return Optional.of(empty(dataset, matlabClass));
    }
    if (matlabClass.equals("cell")) {
      return cell(dataset);
    }
    if (matlabClass.equals("char")) {
      String[] rows = MatlabText.rows(dataset);
      return Optional.of(HeldArray.ofTexts(new long[] {rows.length}, "char", rows));
    }
    if (dataset.type().kind() == ElementType.Kind.COMPOUND) {
      return Optional.empty();
    }
    if (dataset.type().isNumber()) {
      return Optional.of(new NumericArray(dataset, matlabClass.isEmpty() ? "number" : matlabClass));
    }
    throw HomologException.unsupported(dataset.type() + " is not supported in a MATLAB file");
  }

  private static Optional<DataArray> ofGroup(Hdf5Group group) {
    String matlabClass = MatlabClass.of(group.attributes());
    if (MatlabClass.isSparse(group.attributes())) {
      return Optional.of(new SparseArray(group, matlabClass));
    }
    if (!matlabClass.equals("function_handle")) {
      return Optional.empty();
    }
    Optional<Hdf5Dataset> function =
        group.group("function_handle").orElse(group).dataset("function");
    String[] text = function.map(MatlabText::rows).orElse(new String[] {""});
    return Optional.of(HeldArray.ofTexts(new long[] {text.length}, "function handle", text));
  }

  /** An empty array: the dataset holds its MATLAB shape instead of data. */
  private static DataArray empty(Hdf5Dataset dataset, String matlabClass) {
    long[] shape = dataset.type().isNumber() ? dataset.longs() : new long[] {0, 0};
    boolean valid = Arrays.stream(shape).allMatch(n -> n >= 0);
    boolean empty = Arrays.stream(shape).anyMatch(n -> n == 0);
    long[] stated = valid && empty ? shape : new long[] {0, 0};
    return matlabClass.equals("char") || matlabClass.equals("cell")
        ? HeldArray.ofTexts(stated, matlabClass, new String[0])
        : HeldArray.ofNumbers(stated, matlabClass, new double[0]);
  }

  /** What the elements of a cell refer to, in MATLAB's column-major order. */
  List<@Nullable Hdf5Item> elements(Hdf5Dataset cell) {
    List<@Nullable Hdf5Item> items = new ArrayList<>();
    for (long reference : cell.references()) {
      items.add(file.resolve(reference).orElse(null));
    }
    return items;
  }

  private Optional<DataArray> cell(Hdf5Dataset dataset) {
    long[] shape = ReversedOrder.reversed(dataset.shape());
    return scalars(elements(dataset)).map(found -> found.shaped(shape, "cell"));
  }

  /** One text or one number from each of several items; empty where an item holds more. */
  Optional<Scalars> scalars(List<@Nullable Hdf5Item> items) {
    Scalars scalars = new Scalars(items.size());
    for (int i = 0; i < items.size(); i++) {
      Hdf5Item item = items.get(i);
      if (!(item instanceof Hdf5Dataset element) || !add(scalars, i, element)) {
        return Optional.empty();
      }
    }
    return scalars.areAlike() ? Optional.of(scalars) : Optional.empty();
  }

  private boolean add(Scalars scalars, int i, Hdf5Dataset element) {
    String matlabClass = MatlabClass.of(element.attributes());
    if (MatlabClass.isEmpty(element.attributes())) {
      scalars.empty(i, matlabClass.equals("char"));
      return true;
    }
    if (matlabClass.equals("char")) {
      String[] rows = MatlabText.rows(element);
      return rows.length == 1 && scalars.text(i, rows[0]);
    }
    if (objects(element).isPresent()) {
      DataArray array = of(element).orElse(null);
      boolean single = array != null && Arrays.stream(array.shape()).allMatch(n -> n == 1);
      if (array == null || !single) {
        return false;
      }
      return array.isText()
          ? scalars.text(i, array.texts()[0])
          : scalars.number(i, array.numbers()[0]);
    }
    return MatlabClass.isNumeric(matlabClass)
        && element.type().isNumber()
        && element.elements() == 1
        && scalars.number(i, element.doubles()[0]);
  }
}
