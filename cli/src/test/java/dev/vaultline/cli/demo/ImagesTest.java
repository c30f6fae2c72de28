package dev.vaultline.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.ByteRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
  private static final DiskSizes SMALL = new DiskSizes(16L << 20, 2L << 20);

  @TempDir Path folder;

  private Path image(String name) {
    return folder.resolve(name);
  }

  @Test
  void aCopyIsTheSameWithZerosUpToItsSize() throws IOException {
    byte[] content = new byte[(3 << 20) + 100];
    Arrays.fill(content, 2 << 20, content.length, (byte) 5);
    Files.write(image("a"), content);

    Images.copy(image("a"), image("b"), (3 << 20) + 512);

    byte[] copy = Files.readAllBytes(image("b"));
    assertThat(copy).hasSize((3 << 20) + 512);
    assertThat(Arrays.copyOf(copy, content.length)).isEqualTo(content);
  }

  @Test
  void theDifferenceNamesNeighboursTogether() throws IOException {
    byte[] content = new byte[1 << 20];
    Files.write(image("a"), content);
    content[(64 << 10) + 1] = 1;
    content[128 << 10] = 1;
    content[content.length - 1] = 1;
    Files.write(image("b"), content);

    assertThat(Images.difference(image("a"), image("b")))
        .containsExactly(
            new ByteRange(64 << 10, 128 << 10), new ByteRange((1 << 20) - (64 << 10), 64 << 10));
  }

  @Test
  void theContentIsWhatIsNotZero() throws IOException {
    byte[] content = new byte[8 << 20];
    content[(64 << 10) + 1] = 1;
    Arrays.fill(content, 1 << 20, 7 << 20, (byte) 1);
    Files.write(image("a"), content);

    List<ByteRange> found = Images.content(image("a"));

    assertThat(found)
        .containsExactly(
            new ByteRange(64 << 10, 64 << 10),
            new ByteRange(1 << 20, 4 << 20),
            new ByteRange(5 << 20, 2 << 20));
    assertThat(Images.first(found, 1 << 20)).isEqualTo(found.subList(0, 2));
  }

  @Test
  void aFileSystemIsMadeAndChangedAsAMachineWould() throws IOException {
    Optional<ImageMaker> found =
        Ext4Images.find(System.getenv("PATH"), Files.createDirectory(image("work")), SMALL);
    Assumptions.assumeTrue(found.isPresent(), "this machine has no mke2fs");

    makeAndChange(found.get());
  }

  @Test
  void aPartitionedImageIsMadeAndChangedWithoutAnyTool() throws IOException {
    makeAndChange(new PartitionedImages(Files.createDirectory(image("work")), SMALL));

    byte[] sector = Arrays.copyOf(Files.readAllBytes(image("a")), 512);
    assertThat(sector[510]).isEqualTo((byte) 0x55);
    assertThat(sector[511]).isEqualTo((byte) 0xAA);
  }

  private void makeAndChange(ImageMaker maker) throws IOException {
    String made = maker.make(image("a"), 1);
    String changed = maker.change(image("a"), image("b"), 1);

    assertThat(made).contains(" files");
    assertThat(changed).isNotEmpty();
    assertThat(image("a")).hasSize(SMALL.disk());
    assertThat(image("b")).hasSize(SMALL.disk());
    long bytes =
        Images.difference(image("a"), image("b")).stream().mapToLong(ByteRange::length).sum();
    assertThat(bytes).isPositive().isLessThan(SMALL.disk() / 2);
  }

  @Test
  void imagesOfTheUsersOwnStayAsTheyAre() throws IOException {
    byte[] content = Texts.lines(new java.util.Random(1), 1 << 20);
    Files.write(image("own"), content);
    ImageMaker maker = new OwnImages(List.of(image("own")));

    maker.make(image("a"), 0);
    maker.change(image("a"), image("b"), 0);

    assertThat(image("own")).hasBinaryContent(content);
    assertThat(image("a")).hasSize(maker.size(0)).hasSize(20 << 20);
    assertThat(Files.mismatch(image("a"), image("own"))).isEqualTo(content.length);
    assertThat(Images.difference(image("a"), image("b"))).isNotEmpty();
  }

  @Test
  void anImageThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new OwnImages(List.of(image("none"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none");
  }

  @Test
  void aToolThatFailsSaysWhatItSaid() {
    Tool shell = Tool.find("sh", System.getenv("PATH")).orElseThrow();

    assertThatThrownBy(() -> shell.run("-c", "echo no space >&2; exit 4"))
        .isInstanceOf(DemoFailedException.class)
        .hasMessageContaining("exit code 4")
        .hasMessageContaining("no space");
  }

  @Test
  void theFolderIsRemovedUnlessItIsToBeKept() throws IOException {
    DemoFolder removed = DemoFolder.create(false);
    Files.writeString(removed.folder("images").resolve("a"), "x");
    DemoFolder kept = DemoFolder.create(true);

    removed.close();
    kept.close();

    assertThat(removed.path()).doesNotExist();
    assertThat(kept.path()).exists();
    new DemoFolder(kept.path(), false).close();
  }
}
