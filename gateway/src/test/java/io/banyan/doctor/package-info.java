/// Tests of package doctor.
@NullMarked
package io.banyan.doctor;

import org.jspecify.annotations.NullMarked;
