package dev.vaultline.cli.server;

import java.net.URI;
import java.util.Map;

/** Where a deployment may be found besides what was said on the command line. */
interface Surroundings {

  /** The variables of this process. */
  Map<String, String> environment();

  /** What azd knows of the deployment of the current folder; empty when there is none. */
  Map<String, String> azdValues();

  /** Whether the local host answers there. */
  boolean answers(URI local);
}
