package dev.vaultline.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.FunctionName;
import dev.vaultline.functions.timer.ScheduleTickFunction;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.table.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and the workbook ask for what the app writes, and say what to do. */
class MonitoringTest {
  private static final Infrastructure INFRA = Infrastructure.read(Infrastructure.FOLDER);
  private static final Queries QUERIES = Queries.read(Infrastructure.FOLDER);

  @TempDir private Path folder;
  private SpoiltCopy copy;

  @BeforeEach
  void copy() throws IOException {
    copy = SpoiltCopy.in(folder);
  }

  @Test
  void everyAlertHasItsSectionAndEverySectionItsAlert() throws IOException {
    assertThat(AlertRules.sections(INFRA, OperationsDocument.read().below("Alerts"))).isEmpty();
    assertThat(AlertRules.silent(INFRA)).isEmpty();
  }

  @Test
  void anAlertWithoutSectionIsFoundAndSoIsTheSectionWithoutAlert() throws IOException {
    copy.spoil("app/alerts.bicep", "name: 'failed-job'", "name: 'failed-jobs'");
    copy.spoil("app/alerts.bicep", "}storage-throttling'", "}storage-busy'");
    assertThat(
            AlertRules.sections(copy.infrastructure(), OperationsDocument.read().below("Alerts")))
        .containsExactly(
            "alert failed-jobs has no section",
            "alert storage-busy has no section",
            "there is no alert failed-job",
            "there is no alert storage-throttling");
  }

  @Test
  void anAlertThatDoesNotNameItsSectionIsFound() throws IOException {
    copy.spoil("app/alerts.bicep", "${runbook}${alert.name}", "");
    assertThat(copy.faults(AlertRules::silent))
        .containsExactly("alert rules does not name its section");
  }

  @Test
  void everyTextThatIsLoadedIsThereAndEveryQueryIsLoaded() {
    assertThat(AlertRules.texts(INFRA, Infrastructure.FOLDER)).isEmpty();
  }

  @Test
  void aTextThatIsNotThereIsFoundAndSoIsAQueryThatNothingLoads() throws IOException {
    copy.spoil("app/alerts.bicep", "alerts/failed-job.kql", "alerts/failed-jobs.kql");
    assertThat(AlertRules.texts(copy.infrastructure(), folder))
        .containsExactly(
            "app/alerts.bicep: there is no alerts/failed-jobs.kql",
            "app/alerts/failed-job.kql: nothing loads it");
  }

  @Test
  void everyQueryAsksForTablesAndMetricsOfTheApp() throws IOException {
    assertThat(QUERIES.byPlace()).hasSizeGreaterThan(10);
    assertThat(QUERIES.unknownTables()).isEmpty();
    assertThat(QUERIES.unknownMetrics(knownMetrics())).isEmpty();
  }

  @Test
  void aMisspeltTableAndAMisspeltMetricAreFoundInAnAlertAndInTheWorkbook() throws IOException {
    copy.spoil("app/alerts/snapshot-limit.kql", "AppMetrics", "customMetrics");
    copy.spoil("app/workbook.json", "vaultline.snapshot.count", "vaultline.snapshots");
    Queries spoilt = Queries.read(folder);
    assertThat(spoilt.unknownTables())
        .singleElement()
        .asString()
        .startsWith("app/alerts/snapshot-limit.kql: ");
    assertThat(spoilt.unknownMetrics(knownMetrics()))
        .containsExactly(
            "app/workbook.json: snapshots-of-each-disk: vaultline.snapshots is no metric");
  }

  @Test
  void wordsOfTheCodeInQueriesAreThoseOfTheCode() {
    assertThat(QUERIES.byPlace().get("app/alerts/failed-job.kql"))
        .contains("== '" + Fields.word(JobState.FAILED) + "'");
    assertThat(QUERIES.byPlace().get("app/alerts/app-silent.kql"))
        .contains("== '" + nameOf(ScheduleTickFunction.class) + "'");
  }

  private static String nameOf(Class<?> function) {
    return Stream.of(function.getMethods())
        .flatMap(method -> Stream.of(method.getAnnotationsByType(FunctionName.class)))
        .map(FunctionName::value)
        .findFirst()
        .orElseThrow();
  }

  /** What docs/metrics.md lists. */
  private static Set<String> knownMetrics() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "metrics.md"));
    return Pattern.compile("`(vaultline\\.[a-z_.]+)`")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
