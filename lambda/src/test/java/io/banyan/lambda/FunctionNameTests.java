package io.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionNameTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "view | /2015-03-31/functions/view/invocations",
                "orders_view-2:live | /2015-03-31/functions/orders_view-2/invocations?Qualifier=live",
                "view:$LATEST | /2015-03-31/functions/view/invocations?Qualifier=%24LATEST",
                "view:12 | /2015-03-31/functions/view/invocations?Qualifier=12",
                "arn:aws:lambda:eu-west-1:123456789012:function:view | /2015-03-31/functions/"
                        + "arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Aview/invocations",
                "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:view:live | /2015-03-31/functions/"
                        + "arn%3Aaws-us-gov%3Alambda%3Aus-gov-west-1%3A123456789012%3Afunction%3Aview/invocations"
                        + "?Qualifier=live"
            })
    void isInvokedByItsPath(String text, String path) {
        FunctionName name = FunctionName.of(text);

        assertThat(name.invokePath(false)).isEqualTo(path);
        assertThat(name).hasToString(text);
    }

    @Test
    void isStreamedFromAnotherPath() {
        assertThat(FunctionName.of("view:live").invokePath(true))
                .isEqualTo("/2021-11-15/functions/view/response-streaming-invocations?Qualifier=live");
    }

    @Test
    void knowsTheRegionOfAnArn() {
        FunctionName name = FunctionName.of("arn:aws-cn:lambda:cn-north-1:123456789012:function:view:live");

        assertThat(name.name()).isEqualTo("view");
        assertThat(name.qualifier()).isEqualTo("live");
        assertThat(name.region()).isEqualTo("cn-north-1");
        assertThat(FunctionName.of("view").region()).isNull();
        assertThat(FunctionName.of("view").qualifier()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":live",
                "view:",
                "view:a:b",
                "the view",
                "views/orders",
                "../view",
                "vieẃ",
                "view\n",
                "view?Qualifier=x",
                "arn:aws:lambda:eu-west-1:12:function:view",
                "arn:aws:lambda:europe:123456789012:function:view",
                "arn:aws:s3:eu-west-1:123456789012:function:view",
                "arn:aws-xx:lambda:eu-west-1:123456789012:function:view",
                "123456789012:function:view"
            })
    void refusesTheRestAndSaysWhatToWrite(String text) {
        assertThatThrownBy(() -> FunctionName.of(text))
                .isInstanceOf(BadFunctionName.class)
                .hasMessageStartingWith("was '" + text + "' but must be NAME, NAME:ALIAS or arn:")
                .hasMessageEndingWith("write orders-view:live");
    }

    @Test
    void namesAndAliasesHaveAnEnd() {
        assertThat(FunctionName.of("n".repeat(64) + ":" + "a".repeat(128)).name())
                .hasSize(64);
        assertThatThrownBy(() -> FunctionName.of("n".repeat(65))).isInstanceOf(BadFunctionName.class);
        assertThatThrownBy(() -> FunctionName.of("n:" + "a".repeat(129))).isInstanceOf(BadFunctionName.class);
        assertThatThrownBy(() -> FunctionName.of("n".repeat(5000)))
                .hasMessageContaining("…")
                .hasMessageMatching("(?s).{1,600}");
    }
}
