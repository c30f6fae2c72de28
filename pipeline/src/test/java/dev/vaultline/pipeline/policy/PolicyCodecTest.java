package dev.vaultline.pipeline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.engine.schedule.Recurrence;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyCodecTest {
  private static final String POLICY =
      "{'name':'nightly','zone':'Europe/Berlin','schedule':{'kind':'daily','at':'02:00'},"
          + "'retention':{'keepNewest':3,'keepDays':30}}";

  @Test
  void readsAPolicy() {
    ProtectionPolicy policy = decode(POLICY);
    assertThat(policy.schedule().zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(policy.schedule().recurrence()).isEqualTo(new Recurrence.Daily(LocalTime.of(2, 0)));
    assertThat(policy.instantRestoreDays()).isEqualTo(2);
    assertThat(policy.retention().keepDays()).isEqualTo(30);
  }

  @Test
  void readsEveryKindOfSchedule() {
    assertThat(recurrence("{'kind':'hourly','every':4,'from':'08:00','hours':12}"))
        .isEqualTo(new Recurrence.Hourly(4, LocalTime.of(8, 0), 12));
    assertThat(recurrence("{'kind':'weekly','days':['sunday','monday'],'at':'03:30'}"))
        .isEqualTo(
            new Recurrence.Weekly(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), LocalTime.of(3, 30)));
  }

  @Test
  void writesWhatItReads() {
    for (String schedule :
        new String[] {
          "{'kind':'daily','at':'02:00'}",
          "{'kind':'hourly','every':4,'from':'08:00','hours':12}",
          "{'kind':'weekly','days':['sunday','monday'],'at':'03:30'}"
        }) {
      ProtectionPolicy policy = decode(with(schedule));
      assertThat(new PolicyCodec().decode(new PolicyCodec().encode(policy))).isEqualTo(policy);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Europe/Berlin|Mars/Olympus|IANA time zone",
        "Europe/Berlin|+02:00|IANA time zone",
        "'daily'|'yearly'|daily, hourly or weekly",
        "02:00|2 am|a time such as 02:30",
        "'keepDays':30|'keepDays':'x'|keepDays",
        "'keepDays':30|'keepdays':30|keepdays",
        "'at'|'att'|att",
        "'zone'|'zune'|zune",
      })
  void saysWhatIsExpected(String part, String wrong, String expected) {
    assertThatThrownBy(() -> decode(POLICY.replace(part, wrong)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void refusesWhatIsOutOfBounds() {
    assertThatThrownBy(() -> decode(POLICY.replace("'zone'", "'instantRestoreDays':6,'zone'")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1-5");
    assertThatThrownBy(() -> recurrence("{'kind':'weekly','days':['someday'],'at':'03:30'}"))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("someday");
  }

  private static Recurrence recurrence(String schedule) {
    return decode(with(schedule)).schedule().recurrence();
  }

  private static String with(String schedule) {
    return POLICY.replace("{'kind':'daily','at':'02:00'}", schedule);
  }

  private static ProtectionPolicy decode(String json) {
    return new PolicyCodec()
        .decode(Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
