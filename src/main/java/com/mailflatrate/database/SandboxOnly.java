package com.mailflatrate.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** A bean that exists in sandbox mode only; otherwise there is none and its pages answer 404. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ConditionalOnProperty(
        name = "mailflatrate.delivery.mode",
        havingValue = "sandbox",
        matchIfMissing = true)
public @interface SandboxOnly {}
