@echo off
rem Starts Tenfold with the Java of JAVA_HOME, or the one on the PATH. TENFOLD_OPTS goes to the virtual machine.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java"
set "release="
for /f "tokens=3" %%v in ('""%java%" -version 2>&1" ^| findstr /i /c:" version "') do set "release=%%~v"
for /f "delims=.-" %%r in ("%release%") do set "release=%%r"
if not defined release goto missing
if %release% LSS 25 goto missing
set "options="
for %%c in (train train-baselines bench evaluate attack bound fool run precompute-quiz) do if "%~1"=="%%c" set "options=--add-modules jdk.incubator.vector"
set "window="
if "%~1"=="" set "window=yes"
if not "%~1"=="" if "%~2"=="" if exist "%~1" set "window=yes"
if defined window if not defined options set "options=--add-modules jdk.incubator.vector -XX:+UseSerialGC -Xms96m -Xmn48m -Xmx400m -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
rem What Java learnt of an earlier start; see the other script. There is no cksum here, so Java itself verifies the file.
if not defined TENFOLD_ARCHIVE set "TENFOLD_ARCHIVE=%LOCALAPPDATA%\tenfold\Cache\start.aot"
set "learnt="
if defined window if not defined TENFOLD_OPTS if not defined JDK_JAVA_OPTIONS if exist "%TENFOLD_ARCHIVE%.txt" set learnt="-XX:AOTCache=%TENFOLD_ARCHIVE%" -XX:+VerifySharedSpaces "-Xlog:aot*=off"
"%java%" %options% %learnt% --enable-native-access=ALL-UNNAMED "-Dtenfold.home=%home%" "-Dtenfold.archive=%TENFOLD_ARCHIVE%" %TENFOLD_OPTS% -classpath "%home%\lib\*" org.tenfold.Main %*
exit /b %ERRORLEVEL%

:missing
echo tenfold: Java 25 or newer is needed and was not found; install a JDK 25 and set JAVA_HOME to its folder. 1>&2
exit /b 1
