/** What a person sees and changes of the own way in: profile, second factor, sessions. */
@NullMarked
package com.mailflatrate.web.profile;

import org.jspecify.annotations.NullMarked;
