package org.homolog.run;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;

/**
 * A share of a study, for cluster arrays: shard 2 of 5 computes the second cell of every five. Each
 * shard has a store of its own; fits are shared.
 *
 * @param number from 1 to count
 * @param count how many shards there are
 */
public record Shard(int number, int count) {
  /** The whole study. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /**
   * Checks the numbers.
   *
   * @throws HomologException if the number is not from 1 to count
   */
  public Shard {
    if (count < 1 || number < 1 || number > count) {
      throw HomologException.mistake(
          "shard " + number + "/" + count + " does not exist: i/n needs i from 1 to n");
    }
  }

  /**
   * Reads a shard.
   *
   * @param text such as "2/5"
   * @return the shard
   * @throws HomologException if it is not written so
   */
  public static Shard parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw HomologException.mistake("a shard is written i/n, such as 2/5, not \"" + text + "\"");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * Whether a cell is in this share.
   *
   * @param position place of the cell in the plan, from 0
   * @return true if it is
   */
  public boolean has(int position) {
    return position % count == number - 1;
  }

  /**
   * Where this share's store lies.
   *
   * @param study the study's folder
   * @return that folder for the whole, a folder inside it for a share
   */
  public Path folder(Path study) {
    return count == 1 ? study : study.resolve("shard-" + number + "-of-" + count);
  }
}
