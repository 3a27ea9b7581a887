/** What applicants and reviewers say to each other, with the papers that belong to it. */
@NullMarked
@NamedInterface("talk")
package com.mailflatrate.vetting.talk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
