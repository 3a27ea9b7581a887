package com.mailflatrate.export;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What shows contacts to somebody; each answer is counted, and the counts of an hour become a line
 * of the account's audit log.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ShowsContacts {

    /** Whether one contact is shown with all that is known, not a table of many. */
    boolean one() default false;
}
