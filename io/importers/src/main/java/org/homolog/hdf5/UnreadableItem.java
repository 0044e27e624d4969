package org.homolog.hdf5;

import org.homolog.failure.HomologException;

/**
 * An object that could not be opened; its siblings can. The failure says whether the file is
 * damaged there, uses an unsupported feature, or has a link that leads nowhere.
 *
 * @param path where the object lies
 * @param failure why it cannot be read
 */
public record UnreadableItem(String path, HomologException failure) implements Hdf5Item {}
