package io.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;

class AnswerBodyTests {
    @Test
    void tellsOnceThatItsLastPieceHasGone() {
        int[] gone = {0};
        ByteBuf body = new AnswerBody(new byte[] {1, 2, 3}, () -> gone[0]++);
        ByteBuf piece = body.readRetainedSlice(2);

        body.release();
        assertThat(gone[0]).isZero();
        piece.release();

        assertThat(gone[0]).isOne();
    }
}
