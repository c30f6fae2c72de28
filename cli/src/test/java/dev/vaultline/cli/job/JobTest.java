package dev.vaultline.cli.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.format.Json;
import org.junit.jupiter.api.Test;

class JobTest {
  @Test
  void readsAJobAndItsFailure() {
    Job job =
        of(
            "{'id':'j-1','kind':'backup','state':'failed','created':'2026-11-21T09:30:00Z',"
                + "'ended':'2026-11-21T09:30:02.5Z','error':{'code':'x','message':'no disk'},"
                + "'tasks':[{'bytesDone':5,'bytesPlanned':9},{'bytesDone':1,'bytesPlanned':2}],"
                + "'notes':['a note']}");

    assertThat(job.isOver()).isTrue();
    assertThat(job.isWell()).isFalse();
    assertThat(job.error()).contains("no disk");
    assertThat(job.point()).isEmpty();
    assertThat(job.notes()).containsExactly("a note");
    assertThat(job.seconds()).isEqualTo(2.5);
    assertThat(job.bytesDone()).isEqualTo(6);
    assertThat(job.bytesPlanned()).isEqualTo(11);
  }

  @Test
  void aSkippedJobEndedWell() {
    Job job = of("{'id':'j-1','kind':'backup','state':'skipped','created':'2026-11-21T09:30:00Z'}");

    assertThat(job.isOver()).isTrue();
    assertThat(job.isWell()).isTrue();
  }

  private static Job of(String json) {
    return Job.of(Json.read(json.replace('\'', '"').getBytes(UTF_8)));
  }
}
