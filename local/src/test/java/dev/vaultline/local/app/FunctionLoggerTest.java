package dev.vaultline.local.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.helpers.LegacyAbstractLogger;

class FunctionLoggerTest {
  private final Lines lines = new Lines();
  private final Logger logger = Logger.getAnonymousLogger();

  @BeforeEach
  void attach() {
    logger.setUseParentHandlers(false);
    logger.addHandler(new FunctionLogger(lines));
  }

  @Test
  void messagesNeedNoParameters() {
    logger.info("begun");
    logger.warning(() -> "slow");
    logger.log(Level.SEVERE, "failed", new IllegalStateException("broken"));

    assertThat(lines.written)
        .containsExactly(
            "INFO begun", "WARN slow", "ERROR failed java.lang.IllegalStateException: broken");
  }

  @Test
  void parametersArePutIn() {
    logger.log(Level.INFO, "part {0} of {1}", new Object[] {1, 3});

    assertThat(lines.written).containsExactly("INFO part 1 of 3");
  }

  @Test
  void textWithBracesStaysAsItIs() {
    logger.info("for {\"job\":\"{}\"}");

    assertThat(lines.written).containsExactly("INFO for {\"job\":\"{}\"}");
  }

  /** Keeps what is written, at every level. */
  private static final class Lines extends LegacyAbstractLogger {
    private final transient List<String> written = new ArrayList<>();

    @Override
    protected void handleNormalizedLoggingCall(
        org.slf4j.event.Level level,
        Marker marker,
        String message,
        Object[] arguments,
        Throwable cause) {
      assertThat(arguments).isNullOrEmpty();
      written.add(level + " " + message + (cause == null ? "" : " " + cause));
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return FunctionLogger.class.getName();
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }
}
