/** What every page needs: the shell around it, the view resolver, the problem pages. */
@NullMarked
package com.mailflatrate.web.shared;

import org.jspecify.annotations.NullMarked;
