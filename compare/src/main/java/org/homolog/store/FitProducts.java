package org.homolog.store;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.homolog.failure.HomologException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that fits leave, {@code fits/KEY.h5}, each with its hash beside it in {@code
 * KEY.h5.sha256}. A product is there whole or not at all. Safe for several threads.
 *
 * <p>Processes that share a folder claim a fit before they make it. A claim is a lock on one byte
 * of {@code fits/claims}, which the operating system gives back when the process ends, however it
 * ends; so no claim can outlive its owner.
 */
public final class FitProducts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FitProducts.class);

  private final Path folder;
  private final FileChannel claims;
  private final ConcurrentHashMap<String, Path> verified = new ConcurrentHashMap<>();

  private FitProducts(Path folder, FileChannel claims) {
    this.folder = folder;
    this.claims = claims;
  }

  /** The right to make one product; closing it gives the right back. */
  public static final class Claim implements AutoCloseable {
    private final FileLock lock;

    private Claim(FileLock lock) {
      this.lock = lock;
    }

    @Override
    public void close() {
      try {
        lock.release();
      } catch (IOException e) {
        LOG.warn("a claim could not be given back before the process ends", e);
      }
    }
  }

  /**
   * Opens the products of a study.
   *
   * @param study the study's folder
   * @return its products
   * @throws HomologException if the folder cannot be written
   */
  public static FitProducts open(Path study) {
    Path folder = study.resolve("fits");
    OutputFolder.prepare(folder);
    Path file = folder.resolve("claims");
    try {
      return new FitProducts(
          folder, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw OutputFolder.unwritable(file, e);
    }
  }

  /**
   * A finished product. Its hash is checked the first time it is asked for; a product that was
   * changed or damaged counts as missing.
   *
   * @param key content key of the fit
   * @return the file, if it is there and whole
   * @throws HomologException if it cannot be read
   */
  public Optional<Path> find(String key) {
    Path known = verified.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Path file = place(key);
    Path hash = hashFile(file);
    if (!Files.isRegularFile(file) || !Files.isRegularFile(hash)) {
      return Optional.empty();
    }
    try {
      if (!Files.readString(hash, StandardCharsets.UTF_8).startsWith(sha256(file) + " ")) {
        LOG.warn("{} does not match its recorded hash and is made again", file);
        return Optional.empty();
      }
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.DAMAGED, file + " cannot be read; remove it and run again", e);
    }
    verified.put(key, file);
    return Optional.of(file);
  }

  private Path place(String key) {
    if (!key.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("a content key is letters and digits, not " + key);
    }
    return folder.resolve(key + ".h5");
  }

  /**
   * Claims a fit.
   *
   * @param key content key of the fit
   * @return the claim; empty while another process or thread holds it
   */
  public Optional<Claim> claim(String key) {
    try {
      FileLock lock = claims.tryLock(byteOf(key), 1, false);
      return Optional.ofNullable(lock).map(Claim::new);
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          folder + " lies on a file system without locks; choose a folder on another",
          e);
    }
  }

  /**
   * Makes a product: has it written to a draft, brings that to the disk, records its hash and moves
   * it into place. To be called under a {@link #claim}.
   *
   * @param key content key of the fit
   * @param writer writes the file it is given
   * @return the finished file
   * @throws HomologException if the folder cannot be written or the writer fails
   */
  public Path make(String key, Consumer<Path> writer) {
    Path file = place(key);
    Path draft = OutputFolder.draft(file);
    try {
      writer.accept(draft);
      if (!Files.isRegularFile(draft)) {
        throw new IllegalStateException("the fit " + key + " ended without writing its product");
      }
      OutputFolder.write(hashFile(file), sha256(draft) + "  " + file.getFileName() + "\n");
      OutputFolder.moveIntoPlace(draft, file);
    } catch (IOException e) {
      throw OutputFolder.unwritable(file, e);
    } finally {
      OutputFolder.discard(draft);
    }
    verified.put(key, file);
    return file;
  }

  @Override
  public void close() {
    try {
      claims.close();
    } catch (IOException e) {
      LOG.warn("the claims could not be closed", e);
    }
  }

  private static Path hashFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  /** A byte of the claims file, far beyond its end, that belongs to one key. */
  private static long byteOf(String key) {
    byte[] hash = digest().digest(key.getBytes(StandardCharsets.UTF_8));
    return new BigInteger(1, hash).shiftRight(hash.length * 8 - 62).longValueExact();
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
