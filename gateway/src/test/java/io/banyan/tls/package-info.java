/// Tests of keys and certificates, made by the JDK's own tool.
@NullMarked
package io.banyan.tls;

import org.jspecify.annotations.NullMarked;
