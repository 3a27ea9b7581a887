/** The whole story of one consent, put together from what was written down at the time. */
@NullMarked
@NamedInterface("record")
package com.mailflatrate.consent.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
