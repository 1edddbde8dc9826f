import { render } from 'preact';
import type { ReportModel } from '../../src/html-report/types.js';
import { App } from './app.js';
import './styles/index.css';

const data = document.getElementById('report');
const page = document.getElementById('page');
if (data !== null && page !== null) {
  const model = JSON.parse(data.textContent) as ReportModel;
  render(<App model={model} live={document.documentElement.dataset['live'] !== undefined} />, page);
}
