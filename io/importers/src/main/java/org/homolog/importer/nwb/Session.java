package org.homolog.importer.nwb;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.population.Recording;

/**
 * Facts about the session and its subject: small datasets of the root, the general part, the
 * subject.
 */
final class Session {
  private static final String GENERAL = "/general";
  private static final String SUBJECT = "/general/subject";
  private static final int MOST_VALUES = 100;

  private final Hdf5File file;
  private final DatasetArrays arrays;
  private final Recording.Builder recording;

  Session(Hdf5File file, DatasetArrays arrays, Recording.Builder recording) {
    this.file = file;
    this.arrays = arrays;
    this.recording = recording;
  }

  static boolean isSubject(String path) {
    return path.equals(SUBJECT);
  }

  static boolean isPlaceOfFacts(String path) {
    return path.equals("/") || path.equals(GENERAL) || path.equals(SUBJECT);
  }

  void read() {
    facts("", file.root());
    for (String path : new String[] {GENERAL, SUBJECT}) {
      if (file.find(path).orElse(null) instanceof Hdf5Group group) {
        facts(path.equals(SUBJECT) ? "subject." : "", group);
      }
    }
  }

  private void facts(String prefix, Hdf5Group group) {
    List<Hdf5Item> items;
    try {
      items = group.children();
    } catch (HomologException e) {
      recording.note("the facts of " + group.path() + " are left out: " + e.getMessage());
      return;
    }
    for (Hdf5Item item : items) {
      if (item instanceof Hdf5Dataset dataset) {
        try {
          fact(prefix + item.name(), dataset);
        } catch (HomologException e) {
          recording.note(dataset.path() + " is left out: " + e.getMessage());
        }
      }
    }
  }

  private void fact(String name, Hdf5Dataset dataset) {
    if (dataset.elements() > MOST_VALUES) {
      arrays.add(dataset);
      return;
    }
    String text = Facts.text(dataset);
    if (!text.isEmpty()) {
      recording.session(name, text);
    }
    Attributes attributes = dataset.attributes();
    for (String attribute : attributes.names()) {
      if (!Facts.isStandard(attribute)) {
        String value = Facts.text(attributes, attribute);
        if (!value.isEmpty()) {
          recording.session(name + "." + attribute, value);
        }
      }
    }
  }
}
