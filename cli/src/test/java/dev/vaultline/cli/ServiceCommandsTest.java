package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.cli.server.StubService;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that talk to the service. */
class ServiceCommandsTest {
  private static final String RUNNING =
      "{'id':'j-1','kind':'backup','item':'web-1','state':'running','created':'2026-11-21T09:30:00Z',"
          + "'tasks':[{'name':'snapshot','state':'done','bytesDone':0,'bytesPlanned':0},"
          + "{'name':'transfer','state':'running','bytesDone':512,'bytesPlanned':1024}],'waitingFor':'for"
          + " workers: 1 of 2 parts left','notes':[]}";
  private static final String DONE =
      RUNNING
          .replace("'state':'running','created'", "'state':'done','created'")
          .replace(
              "'waitingFor':'for workers: 1 of 2 parts left'",
              "'ended':'2026-11-21T09:30:02.5Z','point':'p-1'");
  private static final String FAILED =
      RUNNING
          .replace("'state':'running','created'", "'state':'failed','created'")
          .replace(
              "'waitingFor':'for workers: 1 of 2 parts left'",
              "'error':{'code':'bad-input','message':'no disk'}");

  private StubService stub;

  @BeforeEach
  void start() throws IOException {
    stub = new StubService();
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private Invocation call(Object... words) {
    Object[] all = new Object[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--server";
    all[words.length + 1] = stub.uri();
    return Invocation.of(all);
  }

  @Test
  void saysWhichServerItTook() {
    stub.answers("GET /api/items", 200, "{'items':[]}");

    Invocation run = call("items");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("Server: " + stub.uri() + " (--server)");
    assertThat(run.out()).contains("No items are protected");
  }

  @Test
  void listsJobsWithTheReasonOfEachWait() {
    stub.answers(
        "GET /api/jobs?item=web-1&limit=50&state=running", 200, "{'jobs':[" + RUNNING + "]}");

    Invocation run = call("jobs", "--item", "web-1", "--state", "running");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("j-1")
        .contains("50 %")
        .contains("running: for workers: 1 of 2 parts left");
  }

  @Test
  void watchesJobsUntilNoneRuns() {
    stub.answers("GET /api/jobs?limit=50", 200, "{'jobs':[" + RUNNING + "]}");
    stub.answers("GET /api/jobs/j-1", 200, DONE);

    Invocation run = call("jobs", "--watch");

    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("backup of web-1 (j-1) is running: for workers")
        .contains("backup of web-1 (j-1) is done");
    assertThat(run.out()).contains("done");
  }

  @Test
  void showsAJobInFull() {
    stub.answers("GET /api/jobs/j-1", 200, DONE.replace("'notes':[]", "'notes':['a note']"));

    Invocation run = call("job", "j-1");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("backup of web-1 is done")
        .contains("after 2.5 s")
        .contains("512 B of 1.0 KiB")
        .contains("point      p-1")
        .contains("note       a note");
  }

  @Test
  void aFailedJobFailsOnlyWhoWaitedForIt() {
    stub.answers("GET /api/jobs/j-1", 200, FAILED);

    assertThat(call("job", "j-1").exit()).isZero();
    Invocation waited = call("job", "j-1", "--wait");
    assertThat(waited.exit()).isEqualTo(1);
    assertThat(waited.out()).contains("failed     no disk");
  }

  @Test
  void waitsTellingTheReasonOfEachWaitOnce() {
    stub.answers("GET /api/jobs/j-1", 200, RUNNING);
    stub.answers("GET /api/jobs/j-1", 200, RUNNING);
    stub.answers("GET /api/jobs/j-1", 200, DONE);

    Invocation run = call("job", "j-1", "--wait");

    assertThat(run.exit()).isZero();
    assertThat(run.err().split("job waits: for workers", -1)).hasSize(2);
  }

  @Test
  void restoresToNewDisksWhereTheyAreWanted() {
    stub.answers("POST /api/restores", 202, "{'job':'j-1'}");
    stub.answers("GET /api/jobs/j-1", 200, DONE);

    Invocation run =
        call("restore-disks", "web-1", "p-1", "--region", "northeurope", "--zone", "none");

    assertThat(run.exit()).isZero();
    assertThat(stub.requests().get(0))
        .isEqualTo(
            "POST /api/restores {\"item\":\"web-1\",\"point\":\"p-1\",\"to\":"
                + "{\"kind\":\"managed-disks\",\"region\":\"northeurope\",\"zone\":\"none\"}}");
  }

  @Test
  void restoresANewMachineOrInPlaceButNotBoth() {
    stub.answers("POST /api/restores", 202, "{'job':'j-1'}");
    stub.answers("GET /api/jobs/j-1", 200, DONE);

    assertThat(call("restore-machine", "web-1", "p-1", "--name", "m", "--nic", "n").exit())
        .isZero();
    assertThat(call("restore-machine", "web-1", "p-1", "--in-place", "--wait").exit()).isZero();
    assertThat(stub.requests())
        .anyMatch(
            request ->
                request.endsWith("\"to\":{\"kind\":\"machine\",\"name\":\"m\",\"nics\":[\"n\"]}}"))
        .anyMatch(request -> request.endsWith("\"to\":{\"kind\":\"in-place\"}}"));
    assertThat(call("restore-machine", "web-1", "p-1").exit()).isEqualTo(2);
    assertThat(call("restore-machine", "web-1", "p-1", "--in-place", "--name", "m").exit())
        .isEqualTo(2);
  }

  @Test
  void confirmsOrUndoesARestoreInPlace() {
    stub.answers("POST /api/restores/r-1/confirm", 202, "{'job':'j-1'}");
    stub.answers("POST /api/restores/r-1/undo", 202, "{'job':'j-1'}");
    stub.answers("GET /api/jobs/j-1", 200, FAILED);

    assertThat(call("restore-confirm", "r-1").exit()).isZero();
    assertThat(call("restore-undo", "r-1", "--wait").exit()).isEqualTo(1);
  }

  @Test
  void cancelsAJob() {
    stub.answers("POST /api/jobs/j-1/cancel", 202, "{'job':'j-1'}");
    stub.answers("GET /api/jobs/j-1", 200, RUNNING);

    assertThat(call("job-cancel", "j-1").exit()).isZero();
  }

  @Test
  void listsMachinesWithWhyOneCannotBeProtected() {
    stub.answers(
        "GET /api/machines?protected=false",
        200,
        "{'machines':[{'id':'x','name':'web-1','region':'westeurope','disks':2,'tags':{},"
            + "'protected':false,'refusal':'it is in another region'}]}");

    assertThat(call("machines", "--unprotected").out())
        .contains("web-1")
        .contains("cannot be protected: it is in another region");
  }

  @Test
  void backsUpNowAndKeepsThePointUntilADay() {
    stub.answers("POST /api/backups", 202, "{'job':'j-1'}");
    stub.answers("GET /api/jobs/j-1", 200, DONE);

    Invocation run =
        call("backup-now", "web-1", "--retain-until", "2027-01-31", "--wait", "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.json().path("point").asText()).isEqualTo("p-1");
    assertThat(stub.requests().get(0))
        .isEqualTo(
            "POST /api/backups {\"item\":\"web-1\",\"retainUntil\":\"2027-01-31T00:00:00Z\"}");
  }

  @Test
  void aDayThatIsNoneIsWrongUsage() {
    Invocation run = call("backup-now", "web-1", "--retain-until", "tomorrow");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("tomorrow").contains("2027-01-31");
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void anUnknownItemIsWrongUsageInTheServicesWords() {
    stub.answers("POST /api/backups", 404, "{'detail':'item web-9 is not protected'}");

    Invocation run = call("backup-now", "web-9");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("item web-9 is not protected");
  }

  @Test
  void showsAnItemWithItsRecoveryPoints() {
    stub.answers(
        "GET /api/items/web-1",
        200,
        "{'id':'web-1','policy':'nightly','protection':'protected','disks':"
            + "[{'kind':'page-blob','location':'https://a/d/0'}],'claim':{'job':'j-1','run':'r'}}");
    stub.answers(
        "GET /api/recovery-points?item=web-1",
        200,
        "{'recoveryPoints':[{'id':'p-1','createdAt':'2026-11-21T09:30:00Z','consistency':'crash',"
            + "'tier':'vault','bytesChanged':1024,'bytesStored':512}]}");

    Invocation run = call("item", "show", "web-1");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("web-1 is protected")
        .contains("policy  nightly")
        .contains("j-1 works on it")
        .contains("page-blob https://a/d/0")
        .contains("p-1");
  }

  @Test
  void listsItemsAndPolicies() {
    stub.answers(
        "GET /api/items", 200, "{'items':[{'id':'web-1','protection':'stopped','disks':[]}]}");
    stub.answers(
        "GET /api/policies",
        200,
        "{'policies':[{'name':'nightly','zone':'UTC','schedule':{'kind':'daily','at':'02:00'},"
            + "'instantRestoreDays':2,'retention':{'keepNewest':3,'keepDays':30}}]}");

    assertThat(call("items").out()).contains("web-1").contains("stopped").contains("on demand");
    assertThat(call("policies").out())
        .contains("daily, at 02:00")
        .contains("keepNewest 3, keepDays 30");
  }
}
