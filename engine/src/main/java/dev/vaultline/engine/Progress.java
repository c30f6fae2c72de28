package dev.vaultline.engine;

/** Hears how long work goes on. Called from several threads; must return at once. */
public interface Progress {

  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void planned(long bytes) {}

        @Override
        public void advanced(long bytes) {}
      };

  /** This many more bytes are to be done. */
  void planned(long bytes);

  /** This many more bytes are done. */
  void advanced(long bytes);
}
