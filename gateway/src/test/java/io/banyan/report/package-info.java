/// Tests of package report.
@NullMarked
package io.banyan.report;

import org.jspecify.annotations.NullMarked;
