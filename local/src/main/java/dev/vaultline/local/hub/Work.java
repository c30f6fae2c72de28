package dev.vaultline.local.hub;

/** Something a worker can be asked to do. */
sealed interface Work {
  /** The name under which the worker will report it. */
  Name name();

  /** The token that a worker of a newer contract sends back. */
  String token();

  /**
   * All that a worker of this contract says about what it has done: neither the execution nor the
   * turn. A connection is therefore never given two pieces of work of the same name at the same
   * time.
   *
   * @param taskId the activity's task id, or {@link #TURN}
   */
  record Name(String instanceId, int taskId) {
    static final int TURN = -1;
  }

  /** A turn of an orchestrator. */
  record OfTurn(Turn turn) implements Work {
    @Override
    public Name name() {
      return new Name(turn.instanceId(), Name.TURN);
    }

    @Override
    public String token() {
      return turn.token();
    }
  }

  /**
   * An activity.
   *
   * @param seq its number in the hub
   */
  record OfActivity(long seq, String instanceId, int taskId, String token) implements Work {
    @Override
    public Name name() {
      return new Name(instanceId, taskId);
    }
  }
}
