package org.homolog.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.result.CellResult;
import org.homolog.result.DrawStream;

/**
 * The results of a study in one SQLite file, {@code results.sqlite}: a row per finished cell under
 * its content key, its arrays beside it under the same key, the plan, and the cells that failed.
 *
 * <p>A cell is written in one transaction and is then on the disk: a process killed at any moment
 * loses only what it had not finished. SQLite's rollback journal is used and not its write-ahead
 * log, because the log needs shared memory, which network file systems of clusters lack. Several
 * processes may share a store. Safe for several threads.
 */
public final class ResultStore implements AutoCloseable {
  /** Name of the file inside a study's folder. */
  public static final String FILE = "results.sqlite";

  private final Path file;
  private final Connection connection;

  private ResultStore(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens the store of a folder, making folder and store where they are missing.
   *
   * @param folder the study's folder
   * @return the store
   * @throws HomologException if the folder cannot be written, or the file there is foreign, damaged
   *     or of a newer homolog
   */
  public static ResultStore open(Path folder) {
    Path file = folder.resolve(FILE);
    OutputFolder.prepare(folder);
    return new ResultStore(file, StoreFile.open(file));
  }

  /**
   * Opens the store of a folder that must have one.
   *
   * @param folder the study's folder
   * @return the store
   * @throws HomologException if there is none, or it is foreign, damaged or of a newer homolog
   */
  public static ResultStore openExisting(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw HomologException.mistake(
          folder + " holds no results (" + FILE + "); give the folder that a run wrote to");
    }
    return new ResultStore(file, StoreFile.open(file));
  }

  /**
   * Where the store is.
   *
   * @return the SQLite file
   */
  public Path file() {
    return file;
  }

  /**
   * The cells that are finished.
   *
   * @return their content keys
   * @throws HomologException if the store is damaged
   */
  public synchronized Set<String> keys() {
    return ask(
        "SELECT key FROM cells",
        statement -> {
          Set<String> keys = new HashSet<>();
          ResultSet rows = statement.executeQuery();
          while (rows.next()) {
            keys.add(rows.getString(1));
          }
          return keys;
        });
  }

  /**
   * A finished cell, exactly as it was put, but for the indices of its draws, which {@link #draws}
   * gives.
   *
   * @param key its content key
   * @return the result, if the cell is finished
   * @throws HomologException if the store is damaged
   */
  public synchronized Optional<CellResult> find(String key) {
    return ask(
        "SELECT c.json, a.numbers, c.sha256 FROM cells c JOIN arrays a ON a.key = c.key"
            + " WHERE c.key = ?",
        statement -> {
          statement.setString(1, key);
          ResultSet rows = statement.executeQuery();
          if (!rows.next()) {
            return Optional.empty();
          }
          return Optional.of(
              decode(
                  CellResult.class,
                  rows.getString(1),
                  rows.getBytes(2),
                  rows.getString(3),
                  "cell " + key));
        });
  }

  /**
   * Keeps a finished cell; it is on the disk when this returns. A cell that is there already is
   * replaced, and an earlier failure of it forgotten.
   *
   * @param result the cell
   * @throws HomologException if the store cannot be written
   */
  public synchronized void put(CellResult result) {
    ResultCodec.Encoded encoded = ResultCodec.encode(result.withDrawn(List.of()));
    transaction(
        () -> {
          forgetFailure(result.key());
          run("DELETE FROM arrays WHERE key = ?", result.key());
          run(
              "INSERT OR REPLACE INTO cells VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              result.key(),
              result.analysis(),
              result.comparison(),
              result.reference(),
              result.candidate(),
              result.seconds(),
              Instant.now().toString(),
              encoded.json(),
              sha256(encoded.json(), encoded.arrays()));
          run("INSERT INTO arrays VALUES (?, ?)", result.key(), encoded.arrays());
          putDraws(result);
        });
  }

  /** Candidates share draws, and these share a place. */
  private void putDraws(CellResult result) throws SQLException {
    run("DELETE FROM drawn WHERE key = ?", result.key());
    for (DrawStream stream : result.drawn()) {
      byte[] indices = DrawBytes.write(stream.rows());
      String sha256 = sha256("", indices);
      run("INSERT OR IGNORE INTO draws VALUES (?, ?)", sha256, indices);
      run("INSERT INTO drawn VALUES (?, ?, ?)", result.key(), stream.name(), sha256);
    }
  }

  /**
   * The indices of every draw of a finished cell.
   *
   * @param key its content key
   * @return one stream per kind of draw, by name; empty if nothing was drawn
   * @throws HomologException if the store is damaged
   */
  public synchronized List<DrawStream> draws(String key) {
    return ask(
        "SELECT n.stream, n.sha256, d.indices FROM drawn n JOIN draws d ON d.sha256 = n.sha256"
            + " WHERE n.key = ? ORDER BY n.stream",
        statement -> {
          statement.setString(1, key);
          List<DrawStream> streams = new ArrayList<>();
          ResultSet rows = statement.executeQuery();
          while (rows.next()) {
            String what = "draws of cell " + key;
            byte[] indices = rows.getBytes(3);
            if (!sha256("", indices).equals(rows.getString(2))) {
              throw damaged(what, "they do not match their checksum");
            }
            try {
              streams.add(new DrawStream(rows.getString(1), DrawBytes.read(indices)));
            } catch (ResultCodec.Unreadable e) {
              throw damaged(what, String.valueOf(e.getMessage()));
            }
          }
          return List.copyOf(streams);
        });
  }

  /**
   * Keeps that a cell failed.
   *
   * @param failure the cell and why
   * @throws HomologException if the store cannot be written
   */
  public synchronized void putFailure(Failure failure) {
    transaction(
        () ->
            run(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?)",
                failure.key(),
                failure.message(),
                Instant.now().toString()));
  }

  /**
   * The cells whose last attempt failed.
   *
   * @return failures, by key
   * @throws HomologException if the store is damaged
   */
  public synchronized List<Failure> failures() {
    return ask(
        "SELECT key, message FROM failures ORDER BY key",
        statement -> {
          List<Failure> failures = new ArrayList<>();
          ResultSet rows = statement.executeQuery();
          while (rows.next()) {
            failures.add(new Failure(rows.getString(1), rows.getString(2)));
          }
          return failures;
        });
  }

  /**
   * Keeps the plan; it takes the place of an earlier one. Cells of earlier plans stay and are used
   * again where a later plan has the same keys.
   *
   * @param plan the plan
   * @throws HomologException if the store cannot be written
   */
  public synchronized void putPlan(StoredPlan plan) {
    ResultCodec.Encoded encoded = ResultCodec.encode(plan);
    transaction(
        () ->
            run(
                "INSERT OR REPLACE INTO plan VALUES (1, ?, ?, ?)",
                encoded.json(),
                encoded.arrays(),
                sha256(encoded.json(), encoded.arrays())));
  }

  /**
   * The plan that was last run here.
   *
   * @return the plan, if a run has begun
   * @throws HomologException if the store is damaged
   */
  public synchronized Optional<StoredPlan> plan() {
    return ask(
        "SELECT json, numbers, sha256 FROM plan",
        statement -> {
          ResultSet rows = statement.executeQuery();
          if (!rows.next()) {
            return Optional.empty();
          }
          return Optional.of(
              decode(
                  StoredPlan.class,
                  rows.getString(1),
                  rows.getBytes(2),
                  rows.getString(3),
                  "the plan"));
        });
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StoreFile.failure(file, e);
    }
  }

  private <T> T decode(Class<T> type, String json, byte[] arrays, String sha256, String what) {
    if (!sha256(json, arrays).equals(sha256)) {
      throw damaged(what, "it does not match its checksum");
    }
    try {
      return ResultCodec.decode(type, json, arrays);
    } catch (ResultCodec.Unreadable e) {
      throw damaged(what, String.valueOf(e.getMessage()));
    }
  }

  private HomologException damaged(String what, String why) {
    return HomologException.damaged(
        file
            + ": "
            + what
            + " cannot be read ("
            + why
            + "); move the file away and run the study again");
  }

  private void forgetFailure(String key) throws SQLException {
    run("DELETE FROM failures WHERE key = ?", key);
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private interface Change {
    void make() throws SQLException;
  }

  private interface Question<T> {
    T answer(PreparedStatement statement) throws SQLException;
  }

  private void transaction(Change change) {
    try {
      connection.setAutoCommit(false);
      try {
        change.make();
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw StoreFile.failure(file, e);
    }
  }

  private <T> T ask(String sql, Question<T> question) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return question.answer(statement);
    } catch (SQLException e) {
      throw StoreFile.failure(file, e);
    }
  }

  private static String sha256(String json, byte[] arrays) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(json.getBytes(StandardCharsets.UTF_8));
      digest.update(arrays);
      return java.util.HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
