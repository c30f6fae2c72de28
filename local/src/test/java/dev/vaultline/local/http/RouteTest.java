package dev.vaultline.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteTest {
  @Test
  void literalsMatchWhateverTheirCase() {
    assertThat(Route.parse("recovery-points").match(List.of("Recovery-Points"))).contains(Map.of());
    assertThat(Route.parse("recovery-points").match(List.of("points"))).isEmpty();
    assertThat(Route.parse("recovery-points").match(List.of("recovery-points", "more"))).isEmpty();
  }

  @Test
  void parametersTakeTheirSegment() {
    assertThat(Route.parse("jobs/{id}/log").match(List.of("jobs", "a b", "log")))
        .contains(Map.of("id", "a b"));
    assertThat(Route.parse("jobs/{id}").match(List.of("jobs"))).isEmpty();
  }

  @Test
  void optionalParametersMayBeMissing() {
    assertThat(Route.parse("jobs/{id?}").match(List.of("jobs"))).contains(Map.of());
    assertThat(Route.parse("jobs/{id?}").match(List.of("jobs", "1"))).contains(Map.of("id", "1"));
  }

  @Test
  void constraintsAreChecked() {
    assertThat(Route.parse("n/{n:int}").match(List.of("n", "12"))).contains(Map.of("n", "12"));
    assertThat(Route.parse("n/{n:int}").match(List.of("n", "x"))).isEmpty();
  }

  @Test
  void theRestOfAPathGoesIntoOneParameter() {
    assertThat(Route.parse("files/{*path}").match(List.of("files", "a", "b")))
        .contains(Map.of("path", "a/b"));
    assertThat(Route.parse("files/{*path}").match(List.of("files"))).contains(Map.of("path", ""));
  }

  @Test
  void theMoreExactRouteComesFirst() {
    List<String> sorted =
        Stream.of("{*rest}", "a/{x}", "a/b", "a/{x:int}", "a")
            .map(Route::parse)
            .sorted()
            .map(Route::toString)
            .toList();

    assertThat(sorted).containsExactly("a", "a/b", "a/{x:int}", "a/{x}", "{*rest}");
  }

  @Test
  void unknownFormsAreExplained() {
    assertThatThrownBy(() -> Route.parse("a/{x")).hasMessageContaining("{x");
    assertThatThrownBy(() -> Route.parse("{x:regex}")).hasMessageContaining("'regex'");
  }

  @Test
  void pathsAndQueriesAreDecoded() {
    URI uri = URI.create("/api/a%2Fb/c+d?x=1&x=2&y=a%20b+c&z");

    assertThat(Paths.segments(uri)).containsExactly("api", "a/b", "c+d");
    assertThat(Paths.query(uri))
        .containsExactlyInAnyOrderEntriesOf(Map.of("x", "2", "y", "a b c", "z", ""));
  }
}
