/// The admin port: its server and TLS, who may pass, health, metrics, and the operator's page. Boot's own server
/// carries it; nothing of it is ever on the traffic port.
@NullMarked
package io.banyan.admin;

import org.jspecify.annotations.NullMarked;
