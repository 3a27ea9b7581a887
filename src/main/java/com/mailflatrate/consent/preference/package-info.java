/** What a person chooses of a sender's lists, on a page behind a secret of its own. */
@NullMarked
@NamedInterface("preference")
package com.mailflatrate.consent.preference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
