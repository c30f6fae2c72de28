package dev.vaultline.local.app;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logger that functions get from their context, which writes into the host's log under {@code
 * function.<name>}.
 */
final class FunctionLogger extends Handler {
  private final org.slf4j.Logger log;

  private FunctionLogger(org.slf4j.Logger log) {
    this.log = log;
  }

  static Logger of(String function) {
    Logger logger = Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    logger.addHandler(new FunctionLogger(LoggerFactory.getLogger("function." + function)));
    return logger;
  }

  @Override
  public void publish(LogRecord logged) {
    org.slf4j.event.Level level = level(logged.getLevel());
    log.atLevel(level)
        .setCause(logged.getThrown())
        .log(logged.getMessage(), logged.getParameters());
  }

  private static org.slf4j.event.Level level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return org.slf4j.event.Level.ERROR;
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return org.slf4j.event.Level.WARN;
    }
    return level.intValue() >= Level.INFO.intValue()
        ? org.slf4j.event.Level.INFO
        : org.slf4j.event.Level.DEBUG;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
