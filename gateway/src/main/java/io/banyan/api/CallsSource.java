package io.banyan.api;

import io.banyan.report.CallsReport;
import java.util.function.Supplier;

/// What is known of calls between groups now.
public interface CallsSource extends Supplier<CallsReport> {}
