package com.mailflatrate.doors;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a person may do only after showing a second factor within the last minutes (compliance row
 * A13); else {@code STEP_UP_REQUIRED}. Keys for machines pass: what they may do was granted so.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface StepUp {}
