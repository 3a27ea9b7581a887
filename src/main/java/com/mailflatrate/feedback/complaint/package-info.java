/**
 * Reports that mail was unwanted: whom to believe, how many are too many, who has fallen silent.
 */
@NullMarked
@NamedInterface("complaint")
package com.mailflatrate.feedback.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
