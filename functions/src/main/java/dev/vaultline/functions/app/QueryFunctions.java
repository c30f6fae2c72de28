package dev.vaultline.functions.app;

import dev.vaultline.functions.http.GetItemFunction;
import dev.vaultline.functions.http.GetItemsFunction;
import dev.vaultline.functions.http.GetJobFunction;
import dev.vaultline.functions.http.GetJobsFunction;
import dev.vaultline.functions.http.GetPoliciesFunction;
import dev.vaultline.functions.http.GetPolicyFunction;
import dev.vaultline.functions.http.GetRecoveryPointsFunction;
import dev.vaultline.functions.http.PostJobCancelFunction;
import dev.vaultline.functions.http.PutPolicyFunction;
import dev.vaultline.pipeline.cancel.JobCancellation;
import dev.vaultline.pipeline.view.JobViews;

/** The functions that show and set up what is protected. */
final class QueryFunctions {
  private final Services services;

  QueryFunctions(Services services) {
    this.services = services;
  }

  void addTo(FunctionCatalog functions) {
    JobViews views = new JobViews(services.jobs(), services.parts(), services.reports());
    functions.add(new GetJobFunction(views));
    functions.add(new GetJobsFunction(views));
    functions.add(
        new PostJobCancelFunction(
            new JobCancellation(services.jobs(), services.durable()), services.durable()));
    functions.add(new GetRecoveryPointsFunction(services.points(), services.items()));
    functions.add(new GetItemFunction(services.items()));
    functions.add(new GetItemsFunction(services.items()));
    functions.add(new GetPolicyFunction(services.policies()));
    functions.add(new GetPoliciesFunction(services.policies()));
    functions.add(new PutPolicyFunction(services.policies()));
  }
}
