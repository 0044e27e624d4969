package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Hdf5;
import org.junit.jupiter.api.Test;

/** What plug-in importers get of the reader, on the fixtures. */
class LentHdf5Test {
  private static Hdf5 fixture(String name) {
    return new LentHdf5(Path.of("src", "test", "resources", "hdf5", name + ".h5"), 1);
  }

  @Test
  void referencesComeAsPaths() {
    try (Hdf5 hdf5 = fixture("user_block")) {
      assertArrayEquals(new String[] {"/group", "/numbers"}, hdf5.references("/references"));
      assertEquals("reference:object", hdf5.elementType("/references"));
      assertThrows(HomologException.class, () -> hdf5.references("/numbers"));
    }
    try (Hdf5 hdf5 = fixture("compounds")) {
      assertArrayEquals(
          new String[] {"/far", "/target"}, hdf5.attributeReferences("/", "references"));
      assertEquals(
          List.of("/target", "/far/target"), hdf5.member("/with_references", "timeseries"));
      assertEquals(List.of(1L, 3L), hdf5.member("/with_references", "idx_start"));
      assertThrows(HomologException.class, () -> hdf5.member("/with_references", "stop"));
    }
  }

  @Test
  void referencesBehindALinkAreResolvedInTheOtherFile() {
    try (Hdf5 hdf5 = fixture("links_external")) {
      assertArrayEquals(new String[] {"/group", "/numbers"}, hdf5.references("/other_reference"));
      assertEquals(Hdf5.Kind.GROUP, hdf5.kind("/other_group"));
      assertEquals(Hdf5.Kind.UNREADABLE, hdf5.kind("/no_file"));
      assertTrue(hdf5.problem("/no_file").contains("absent.h5"), hdf5.problem("/no_file"));
      assertEquals("", hdf5.problem("/here"));
    }
  }

  @Test
  void attributesComeAsWhatTheyAre() {
    try (Hdf5 hdf5 = fixture("numbers")) {
      assertArrayEquals(new double[] {1, 2, 3}, hdf5.attributeNumbers("/", "big"));
      assertArrayEquals(new double[0], hdf5.attributeNumbers("/", "absent"));
      assertEquals(
          List.of("big", "flag", "half", "largest", "matrix", "none"), hdf5.attributes("/"));
    }
    try (Hdf5 hdf5 = fixture("texts")) {
      assertArrayEquals(new String[] {"x", "yy"}, hdf5.attributeTexts("/", "list"));
      assertEquals("größer", hdf5.attribute("/", "variable"));
      assertArrayEquals(
          new String[] {"", "a longer word"},
          hdf5.texts("/fixed_ascii", new long[] {1}, new int[] {2}));
    }
  }

  @Test
  void kindsAndListsAreTold() {
    try (Hdf5 hdf5 = fixture("named_types")) {
      assertEquals(Hdf5.Kind.TYPE, hdf5.kind("/types/number"));
      assertEquals(Hdf5.Kind.DATASET, hdf5.kind("/points"));
      assertEquals(Hdf5.Kind.NOTHING, hdf5.kind("/nothing"));
      assertEquals("a named type", hdf5.attribute("/types/number", "meaning"));
    }
    try (Hdf5 hdf5 = fixture("lists")) {
      assertArrayEquals(new double[] {1.5, 2}, hdf5.lists("/numbers").get(0));
    }
  }
}
