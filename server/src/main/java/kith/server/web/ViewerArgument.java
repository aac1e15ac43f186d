package kith.server.web;

import kith.server.directory.Directories;
import kith.server.gate.Viewer;
import kith.server.problem.Refused;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a handler the viewer: read anew for each request, so that a leaver is out with the next click, and an agency that asks for more than a password gets it. */
@Configuration(proxyBeanMethods = false)
class ViewerArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final Directories directories;

    ViewerArgument(Directories directories) {
        this.directories = directories;
    }

    @Override
    public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Viewer.class) || parameter.getParameterType().equals(SignedIn.class);
    }

    /** @return the viewer, or for a page about one's own account who is signed in: that one opens also before the agency has what it asks for */
    @Override
    public Object resolveArgument(
            MethodParameter parameter, ModelAndViewContainer container, NativeWebRequest request, WebDataBinderFactory factory) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof SignedIn in)) {
            throw new Refused();
        }
        if (parameter.getParameterType().equals(SignedIn.class)) {
            return in;
        }
        Directories.Visitor visitor = directories.visitor(in.authority(), in.professional()).orElseThrow(Refused::new);
        if (visitor.needsSecondFactor() && !in.how().isMoreThanAPassword()) {
            throw new SecondFactorNeeded();
        }
        return visitor.viewer();
    }
}
