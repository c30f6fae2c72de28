package dev.vaultline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryVaultStoreTest extends VaultStoreContract {
  private static final ObjectName NAME = new ObjectName("points/one");

  @TempDir private Path folder;
  private DirectoryVaultStore store;
  private DirectoryVaultStore otherView;

  @Override
  protected synchronized VaultStore store() {
    if (store == null) {
      store = new DirectoryVaultStore(root());
    }
    return store;
  }

  @Override
  protected synchronized VaultStore otherView() {
    if (otherView == null) {
      otherView = new DirectoryVaultStore(root());
    }
    return otherView;
  }

  /** There are no pages here, and each put waits for the disk. */
  @Override
  protected int manyObjects() {
    return 1_203;
  }

  private Path root() {
    return folder.resolve("a").resolve("vault");
  }

  @Test
  void keeps_an_object_in_the_file_of_its_name() throws IOException {
    store().putIfAbsent(NAME, content("one"));

    assertThat(root().resolve("points/one")).hasContent("one");
  }

  @Test
  void makes_nothing_until_something_is_put() {
    assertThat(store().list("")).isEmpty();
    assertThat(store().find(NAME)).isEmpty();

    assertThat(root()).doesNotExist();
  }

  @Test
  void refuses_a_file_in_the_place_of_its_directory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> new DirectoryVaultStore(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void leaves_no_temporary_files_behind() throws IOException {
    store().putIfAbsent(NAME, content("one"));
    assertThatThrownBy(() -> store().putIfAbsent(NAME, content("two")))
        .isInstanceOf(ObjectExistsException.class);
    store().replace(NAME, content("three"), store().find(NAME).orElseThrow().version());

    assertThat(temporaryFiles()).allMatch(Files::isDirectory);
  }

  @Test
  void removes_what_dead_processes_left_and_nothing_of_living_ones() throws IOException {
    store().putIfAbsent(NAME, content("one"));
    Path dead = Files.createDirectories(root().resolve(".tmp/dead"));
    Files.writeString(dead.resolve("1"), "half a pack");
    Path deadLock = Files.writeString(root().resolve(".tmp/dead.lock"), "");
    Path neverBegun = Files.writeString(root().resolve(".tmp/other.lock"), "");
    List<Path> living = temporaryFiles().stream().filter(p -> !p.startsWith(dead)).toList();

    otherView().putIfAbsent(new ObjectName("points/two"), content("two"));

    assertThat(List.of(dead, deadLock, neverBegun)).noneMatch(Files::exists);
    assertThat(living).allMatch(Files::isDirectory);
    store().putIfAbsent(new ObjectName("points/three"), content("three"));
  }

  @Test
  void goes_on_when_somebody_emptied_its_directory() throws IOException {
    store().putIfAbsent(NAME, content("one"));
    try (Stream<Path> files = Files.walk(root())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }

    store().putIfAbsent(NAME, content("two"));

    assertThat(root().resolve("points/one")).hasContent("two");
  }

  @Test
  void lists_no_files_that_cannot_be_objects() throws IOException {
    store().putIfAbsent(NAME, content("one"));
    Files.writeString(root().resolve("not an object"), "x");
    Files.writeString(root().resolve("points/.hidden"), "x");

    assertThat(store().list("")).map(ObjectInfo::name).containsExactly(NAME);
    assertThat(store().list(".tmp/")).isEmpty();
    assertThat(store().list("../")).isEmpty();
  }

  @Test
  void refuses_an_object_whose_folder_is_an_object() {
    store().putIfAbsent(NAME, content("one"));

    for (String name : List.of("points/one/a", "points/one/a/b", "points")) {
      assertThatThrownBy(() -> store().putIfAbsent(new ObjectName(name), content("x")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(name);
      assertThat(store().find(new ObjectName(name))).isEmpty();
    }
  }

  @Test
  void publishes_without_hard_links_and_still_replaces_nothing() throws IOException {
    store().putIfAbsent(NAME, content("one"));
    Path taken = root().resolve("points/one");
    Path free = root().resolve("points/two");
    Path temporary = Files.writeString(folder.resolve("temporary"), "two");
    Publication publication =
        new Publication(() -> ProcessLock.take(root().resolve(".locks/changes")));

    assertThatThrownBy(() -> publication.renameUnderLock(temporary, taken))
        .isInstanceOf(FileAlreadyExistsException.class);
    publication.renameUnderLock(temporary, free);

    assertThat(taken).hasContent("one");
    assertThat(free).hasContent("two");
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.walk(root().resolve(".tmp"))) {
      return files.filter(file -> !file.toString().endsWith(".lock")).toList();
    }
  }

  private static List<ByteBuffer> content(String text) {
    return List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }
}
