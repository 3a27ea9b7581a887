/**
 * What refusals lead to: who is no longer mailed, when a provider's bad day is nobody's fault, when
 * a mailing is held.
 */
@NullMarked
@NamedInterface("bounce")
package com.mailflatrate.feedback.bounce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
