package org.homolog.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.homolog.failure.HomologException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The SQLite file under a {@link ResultStore}: its schema, and what its failures mean. */
final class StoreFile {
  /** "HMLG" in ASCII: tells a store of homolog from any other SQLite file. */
  private static final int APPLICATION = 0x484d4c47;

  /** Of the tables, and of what a result holds. */
  private static final int SCHEMA = 6;

  private static final String[] TABLES = {
    "CREATE TABLE cells (key TEXT PRIMARY KEY, analysis TEXT NOT NULL, comparison TEXT NOT NULL,"
        + " reference TEXT NOT NULL, candidate TEXT NOT NULL, seconds REAL, finished TEXT NOT NULL,"
        + " json TEXT NOT NULL, sha256 TEXT NOT NULL)",
    "CREATE TABLE arrays (key TEXT PRIMARY KEY, numbers BLOB NOT NULL)",
    "CREATE TABLE draws (sha256 TEXT PRIMARY KEY, indices BLOB NOT NULL)",
    "CREATE TABLE drawn (key TEXT NOT NULL, stream TEXT NOT NULL, sha256 TEXT NOT NULL,"
        + " PRIMARY KEY (key, stream))",
    "CREATE TABLE failures (key TEXT PRIMARY KEY, message TEXT NOT NULL, failed TEXT NOT NULL)",
    "CREATE TABLE plan (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL,"
        + " numbers BLOB NOT NULL, sha256 TEXT NOT NULL)"
  };

  private StoreFile() {}

  static Connection open(Path file) {
    Properties settings = new Properties();
    settings.setProperty(SQLiteConfig.Pragma.JOURNAL_MODE.pragmaName, "DELETE");
    settings.setProperty(SQLiteConfig.Pragma.SYNCHRONOUS.pragmaName, "FULL");
    settings.setProperty(SQLiteConfig.Pragma.BUSY_TIMEOUT.pragmaName, "60000");
    settings.setProperty(SQLiteConfig.Pragma.TRANSACTION_MODE.pragmaName, "IMMEDIATE");
    DriverLeftovers.release();
    try {
      // The driver is asked directly: DriverManager would look through every class loader for more.
      Connection connection =
          JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), settings);
      try {
        prepare(file, connection);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  private static void prepare(Path file, Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      int application = number(statement, "PRAGMA application_id");
      if (application == 0 && number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
        for (String table : TABLES) {
          statement.executeUpdate(table);
        }
        statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
        statement.executeUpdate("PRAGMA user_version = " + SCHEMA);
      } else if (application != APPLICATION) {
        throw HomologException.mistake(
            file + " is an SQLite file of another program; choose another folder for the results");
      }
      int schema = number(statement, "PRAGMA user_version");
      if (schema != SCHEMA) {
        throw HomologException.mistake(
            file
                + " was written by another version of homolog (layout "
                + schema
                + ", this one reads "
                + SCHEMA
                + "); use that version, or choose another folder");
      }
      connection.commit();
    }
    connection.setAutoCommit(true);
  }

  private static int number(Statement statement, String question) throws SQLException {
    try (ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** What an SQLite failure means to a person. */
  static HomologException failure(Path file, SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    int primary = code.code & 0xff;
    if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return HomologException.of(
          HomologException.Kind.MISTAKE,
          file + " is not a store of results; choose another folder, or move the file away",
          e);
    }
    if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return HomologException.of(
          HomologException.Kind.DAMAGED,
          file + " is damaged; move it away and run the study again",
          e);
    }
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return HomologException.of(
          HomologException.Kind.MISTAKE,
          file
              + " cannot grow: the disk is full; make room and run again, what is finished is kept",
          e);
    }
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return HomologException.of(
          HomologException.Kind.MISTAKE,
          file + " is held by another program; run again when that has finished",
          e);
    }
    return HomologException.of(
        HomologException.Kind.MISTAKE,
        file + " cannot be read or written (" + e.getMessage() + ")",
        e);
  }
}
