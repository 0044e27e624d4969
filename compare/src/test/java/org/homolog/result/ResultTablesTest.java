package org.homolog.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.store.SampleResults;
import org.junit.jupiter.api.Test;

class ResultTablesTest {
  @Test
  void headerIsTheAgreedOne() {
    assertEquals(
        "analysis,comparison,convention,reference,candidate,member,direction,score,value,"
            + "ceiling_low,ceiling_high,ceiling_method,ci_low,ci_high,ci_level,ci_method,null,"
            + "null_mean,p_value,p_adjusted,conditions,reference_units,candidate_units,seed,key,"
            + "seconds,status,message,p_ceiling,p_ceiling_adjusted,ceiling_test,members,"
            + "p_null_members_t,p_null_members_signed_rank,p_ceiling_members_t,"
            + "p_ceiling_members_signed_rank,correction\r\n",
        ResultTables.results(List.of()));
  }

  @Test
  void missingNumbersAreEmptyAndTheRestReadsBack() {
    ScoreResult score = SampleResults.cell("k", "net", 2.0E-3).scores().get(0);
    String line = ResultTables.results(List.of(score)).split("\r\n")[1];
    assertTrue(
        line.startsWith(
            "rsa,rsa,rsa[correlation;spearman],brain,net,,,correlation,0.002,,,none: no repeats,"),
        line);
    assertTrue(
        line.endsWith(",0.95,bootstrap,conditions,0.001,0.02,,24,30,40,7,k,0.5,done,,,,,,,,,,"),
        line);
  }

  @Test
  void numbersReadBackToTheSameDouble() {
    for (double value : SampleResults.HARD) {
      CsvText csv = new CsvText(List.of("x")).number(value).endLine();
      String field = csv.toString().split("\r\n", -1)[1];
      if (Double.isNaN(value)) {
        assertEquals("", field);
      } else {
        assertEquals(value, Double.parseDouble(field));
      }
    }
    assertEquals(
        "x\r\n2.0E-3\r\n".replace("2.0E-3", "0.002"),
        new CsvText(List.of("x")).number(2e-3).endLine().toString());
  }

  @Test
  void textIsQuotedAndCannotBecomeAFormula() {
    CsvText csv =
        new CsvText(List.of("a", "b", "c", "d"))
            .text("=HYPERLINK(\"http://x\")")
            .text("say \"a\", then\nb")
            .text("-1 to 1")
            .text("plain")
            .endLine();
    assertEquals(
        "a,b,c,d\r\n\"'=HYPERLINK(\"\"http://x\"\")\",\"say \"\"a\"\", then\nb\",'-1 to 1,plain\r\n",
        csv.toString());
  }

  @Test
  void aFailedCellHasNamesAndMessageButNoNumbers() {
    ScoreResult failed = ResultTables.failed("rsa", "rsa", "brain", "net", "k", "singular");
    assertEquals(
        "rsa,rsa,,brain,net,,,,,,,,,,,,,,,,,,,,k,,failed,singular,,,,,,,,,",
        ResultTables.results(List.of(failed)).split("\r\n")[1]);
  }

  @Test
  void testsFollowTheOlderColumns() {
    ScoreResult score =
        SampleResults.cell("k", "net", 2.0E-3)
            .scores()
            .get(0)
            .withTests(
                ScoreTests.ofCeiling(0.3, "t(9)")
                    .withMembers(5, new double[] {0.01, 0.0625}, new double[] {0.2, 0.25})
                    .corrected(0.6, "Bonferroni"));
    List<String> header = List.of(ResultTables.results(List.of(score)).split("\r\n")[0].split(","));
    String[] line = ResultTables.results(List.of(score)).split("\r\n")[1].split(",");
    assertEquals("0.3", line[header.indexOf("p_ceiling")]);
    assertEquals("0.6", line[header.indexOf("p_ceiling_adjusted")]);
    assertEquals("5", line[header.indexOf("members")]);
    assertEquals("0.0625", line[header.indexOf("p_null_members_signed_rank")]);
    assertEquals("0.2", line[header.indexOf("p_ceiling_members_t")]);
    assertEquals("Bonferroni", line[header.indexOf("correction")]);
  }

  @Test
  void differencesAreWritten() {
    Difference difference =
        new Difference(
            "rsa",
            "c",
            "brain",
            "a",
            "b",
            "s",
            "",
            0.1,
            0.05,
            0.15,
            0.95,
            "paired",
            true,
            6,
            0.02,
            0.03125,
            0.01,
            0.03,
            "Bonferroni over 3 tests of rsa against brain");
    assertEquals(
        "analysis,convention,reference,candidate,other,score,direction,value,ci_low,ci_high,"
            + "ci_level,method,excludes_zero,members,p_members_t,p_members_signed_rank,"
            + "p_value,p_adjusted,correction\r\n"
            + "rsa,c,brain,a,b,s,,0.1,0.05,0.15,0.95,paired,true,6,0.02,0.03125,0.01,0.03,"
            + "Bonferroni over 3 tests of rsa against brain\r\n",
        ResultTables.differences(List.of(difference)));
  }
}
