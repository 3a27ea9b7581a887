package com.mailflatrate.given;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rows of the compliance checklist a test is the proof of; {@code docs/compliance-coverage.md}
 * lists them.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Covers {

    /** Row ids, such as {@code "G1"}. */
    String[] value();
}
