package com.mailflatrate.given;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves a test out where its tool is missing, unless everything must run. */
final class NeedsCondition implements ExecutionCondition {

    private static final boolean ALL = "all".equals(System.getenv("MAILFLATRATE_CHECK"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean present =
                AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                        .map(
                                needs ->
                                        Stream.of(needs.value())
                                                .allMatch(tool -> tool.find().isPresent()))
                        .orElse(true);
        return present || ALL
                ? ConditionEvaluationResult.enabled("what it needs is here, or everything must run")
                : ConditionEvaluationResult.disabled(
                        "a tool is missing; bin/check installs it where it may");
    }
}
