package org.homolog.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homolog.spi.TaskFactory;
import org.junit.jupiter.api.Test;

/** docs/tasks.md is what the tasks say of themselves. */
class TaskPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("homolog.root", "..")).resolve("docs/tasks.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    upToDate("TaskPage", TaskPage.of(new BuiltInTasks().tasks()));
  }

  @Test
  void theFiguresAreThoseThatWereMeasured() throws IOException {
    upToDate(
        "AcceptancePage",
        AcceptancePage.of(Files.readString(PAGE.resolveSibling("acceptance.csv"))));
  }

  private static void upToDate(String by, String written) throws IOException {
    String text = Files.readString(PAGE);
    String begin = "<!-- written by " + by + ": begin -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- written by " + by + ": end -->");
    assertTrue(from >= begin.length() && to >= from, PAGE + " holds the two marks");
    if (Boolean.getBoolean("homolog.write")) {
      Files.writeString(PAGE, text.substring(0, from) + written + text.substring(to));
      return;
    }
    assertEquals(
        written,
        text.substring(from, to),
        "docs/tasks.md is out of date; write it by running this test with -Dhomolog.write=true");
  }

  @Test
  void everyTaskHasASection() {
    String written = TaskPage.of(new BuiltInTasks().tasks());
    for (TaskFactory<?> kind : new BuiltInTasks().tasks()) {
      assertTrue(written.contains("\n### " + kind.describe().id() + "\n"), kind.describe().id());
    }
  }
}
