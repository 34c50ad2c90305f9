import './tokens.css';
import './base.css';
import './controls.css';
import './charts.css';
import './lesson.css';
import './workbench.css';
import './results.css';
