package com.mailflatrate.given;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs a tool of the machine. Where the tool is missing the test is left out, and
 * {@code bin/check} says so in its last lines; {@code bin/check --all} runs it all the same, so
 * that it fails.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
public @interface Needs {

    /** The tools. */
    Tool[] value();
}
