/// The wire between Banyan and a function: its name, the event that a request becomes, the answer that comes back,
/// whole or in frames, the signature, and who signs. Knows nothing of routes, and has no type of the AWS SDK in what
/// it shows. All but [Credentials] and [InvokeClient] is pure.
@NullMarked
package io.banyan.lambda;

import org.jspecify.annotations.NullMarked;
