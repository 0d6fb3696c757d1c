/// The traffic port: framing, limits, trust, and the forwarding of every exchange, at Netty level.
/// A request passes [EdgeServer], [ClientConnection], [HeadCheck], [Exchange] and its attempt, [RequestHeads],
/// an upstream call, [ResponseHeads] and [Answer], in that order.
@NullMarked
package io.banyan.edge;

import org.jspecify.annotations.NullMarked;
